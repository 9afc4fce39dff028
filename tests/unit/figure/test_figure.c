/* test_figure.c - figures: their numbers, units, hedges, parts, speakers, and
 * the numbers that are none. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "figure/figure.h"

/* The figures of `text`, a paragraph: "hedge [value=number] unit", " <n" the
 * part of the n-th, " @name" who states it; " | " between two. */
typedef struct row {
    const char *language;
    const char *text;
    const char *expect;
} row;

static const row rows[] = {
    /* who denies it does not state it */
    {"en", "Armenia denied that 12 civilians were killed in Agdam.",
     "[12=12] civilians"},
    {"en", "Armenia has never said that 12 civilians were killed.",
     "[12=12] civilians"},
    {"en", "Armenia does not believe 12 civilians were killed.",
     "[12=12] civilians"},
    {"en", "Armenia could not confirm that 12 civilians were killed.",
     "[12=12] civilians"},
    {"en", "Armenia denied earlier reports that 12 civilians were killed.",
     "[12=12] civilians"},
    {"en", "The Ministry said Armenia denied killing 12 civilians.",
     "[12=12] civilians"},
    {"en", "No one said that 12 civilians were killed.", "[12=12] civilians"},
    {"en", "Armenia said that not 12 but 15 civilians were killed.",
     "[15=15] civilians @Armenia"},
    {"fr", "Le Minist\xC3\xA8re n'a jamais dit que 12 civils sont morts.",
     "[12=12] civils"},
    {"fr", "Le Minist\xC3\xA8re nie que 12 civils sont morts.",
     "[12=12] civils"},
    {"es", "El Ministerio neg\xC3\xB3 que 12 civiles murieron.",
     "[12=12] civiles"},
    {"es", "El Ministerio no dijo que 12 civiles murieron.", "[12=12] civiles"},
    {"de", "Das Ministerium bestritt, dass 12 Menschen starben.",
     "[12=12] Menschen"},
    {"de", "Das Ministerium sagte nicht, dass 12 Menschen starben.",
     "[12=12] Menschen"},
    {"ru",
     "\xD0\x9C\xD0\xB8\xD0\xBD\xD0\xB8\xD1\x81\xD1\x82\xD0\xB5\xD1\x80"
     "\xD1\x81\xD1\x82\xD0\xB2\xD0\xBE "
     "\xD0\xBE\xD1\x82\xD1\x80\xD0\xB8\xD1\x86\xD0\xB0\xD0\xB5\xD1\x82, "
     "\xD1\x87\xD1\x82\xD0\xBE 12 "
     "\xD1\x87\xD0\xB5\xD0\xBB\xD0\xBE\xD0\xB2\xD0\xB5\xD0\xBA "
     "\xD0\xBF\xD0\xBE\xD0\xB3\xD0\xB8\xD0\xB1\xD0\xBB\xD0\xBE.",
     "[12=12] "
     "\xD1\x87\xD0\xB5\xD0\xBB\xD0\xBE\xD0\xB2\xD0\xB5\xD0\xBA"},
    /* digits, parts and totals */
    {"en",
     "613 civilians were killed, including 106 women, 63 children and 70 "
     "elderly people.",
     "[613=613] civilians | [106=106] women <1 | [63=63] children <1 | [70=70] "
     "elderly people <1"},
    {"en",
     "A total of 51 pilots from 14 ports, including 20 masters, came to the "
     "meeting.",
     "A total of [51=51] pilots | [14=14] ports | [20=20] masters <1"},
    {"en", "They held 40 people, of whom 12 were women.",
     "[40=40] people | [12=12] women <1"},
    {"en", "Of the 613 civilians killed, 106 were women.",
     "[613=613] civilians | [106=106] women <1"},
    {"en", "It freed two of the four defendants.",
     "[two=2] defendants <2 | [four=4] defendants"},
    /* words */
    {"en", "Twenty-nine villages and one hundred and six farms burned.",
     "[Twenty-nine=29] villages | [one hundred and six=106] farms"},
    {"en", "They lost 1.2 million roubles and half a million dollars.",
     "[1.2 million=1200000] money roubles | [half a million=500000] money "
     "dollars"},
    {"en", "It cost $71 million, or US$ 3.5 million a year.",
     "[$71 million=71000000] money $ | [US$ 3.5 million=3500000] money US$"},
    {"en", "A dozen ships carried several hundred soldiers.",
     "[A dozen=12] ships | [several hundred] soldiers"},
    {"en", "Tens of thousands of people fled; scores of houses burned.",
     "[Tens of thousands] people | [scores] houses"},
    /* hedges */
    {"en", "At least 300,000 Azerbaijanis and some 200 dead Armenians.",
     "At least [300,000=300000] Azerbaijanis | some [200=200] dead Armenians"},
    {"en", "As many as 20 trucks, no fewer than 5 tanks, 30 men or more.",
     "As many as [20=20] trucks | no fewer than [5=5] tanks | or more [30=30] "
     "men"},
    /* ranges */
    {"en", "Between 200 and 300 people came, with 12 to 15 carts.",
     "[200 and 300=200..300] people | [12 to 15=12..15] carts"},
    {"en", "It takes 2-3 million tons.",
     "[2-3 million=2000000..3000000] measure tons"},
    {"en", "The vote was 5-4.", ""},
    /* shares, measures, durations, ages */
    {"en", "About 12.5 per cent of homes, two thirds of the houses.",
     "About [12.5=12.5] share per cent | [two thirds=0.666666667] share "
     "houses"},
    {"en", "The town is 12 kilometres away, 30 km from here.",
     "[12=12] measure kilometres | [30=30] measure km"},
    {"en", "A 70-year-old woman waited three days.",
     "[70=70] age year-old | [three=3] duration days"},
    {"en", "The second-biggest town fell.", "[second-biggest=2] ordinal town"},
    {"en", "It took one year; one thought of home.", "[one=1] duration year"},
    /* before the number */
    {"en", "Casualties numbered 613.", "[613=613] Casualties"},
    /* who states it */
    {"en", "According to the Ministry, 613 people were killed.",
     "[613=613] people @the Ministry"},
    {"en", "The Azerbaijanis claim 1,324 civilians were slaughtered.",
     "[1,324=1324] civilians @The Azerbaijanis"},
    {"en", "The Committee reported that 12 houses were burned.",
     "[12=12] houses @The Committee"},
    {"en", "12 houses were burned, according to Human Rights Watch.",
     "[12=12] houses @Human Rights Watch"},
    /* no figures */
    {"en", "Under articles 5, 6 and 8 and agenda items 34, 35 and 135.", ""},
    {"en", "See page 12, para. 4, of resolution 822 (1993), Room 12.", ""},
    {"en", "The 366th Regiment and regiment No. 366 came at 5 p.m.", ""},
    {"en", "In 1992 the Group of 77 met at 12 Main Street.", ""},
    {"en", "A/79/798 and S/2025/156 of 26 February, section 12(b).", ""},
    {"en", "In the 1990s MiG-29 jets flew; call 212-963-4475.", ""},
    /* other languages */
    {"fr",
     "Au moins 613 civils ont \xC3\xA9t\xC3\xA9 tu\xC3\xA9s, dont 106 femmes.",
     "Au moins [613=613] civils | [106=106] femmes <1"},
    {"fr", "Quatre-vingt-dix-sept villages, 7 000 personnes, 12,5 pour cent.",
     "[Quatre-vingt-dix-sept=97] villages | [7 000=7000] personnes | "
     "[12,5=12.5] share pour cent"},
    {"es", "Al menos 613 civiles, entre ellos 106 mujeres.",
     "Al menos [613=613] civiles | [106=106] mujeres <1"},
    {"es", "Treinta y cinco aldeas y doscientos soldados.",
     "[Treinta y cinco=35] aldeas | [doscientos=200] soldados"},
    {"de", "Mindestens 613 Zivilisten, darunter 106 Frauen.",
     "Mindestens [613=613] Zivilisten | [106=106] Frauen <1"},
    {"de", "Zwanzig zerst\xC3\xB6rte D\xC3\xB6rfer, 1,2 Millionen Menschen.",
     "[Zwanzig=20] zerst\xC3\xB6rte D\xC3\xB6rfer | [1,2 Millionen=1200000] "
     "Menschen"},
    {"ru",
     "\xD0\x9D\xD0\xB5 \xD0\xBC\xD0\xB5\xD0\xBD\xD0\xB5\xD0\xB5 613 "
     "\xD0\xBC\xD0\xB8\xD1\x80\xD0\xBD\xD1\x8B\xD1\x85 "
     "\xD0\xB6\xD0\xB8\xD1\x82\xD0\xB5\xD0\xBB\xD0\xB5\xD0\xB9, \xD0\xB2 "
     "\xD1\x82\xD0\xBE\xD0\xBC \xD1\x87\xD0\xB8\xD1\x81\xD0\xBB\xD0\xB5 106 "
     "\xD0\xB6\xD0\xB5\xD0\xBD\xD1\x89\xD0\xB8\xD0\xBD.",
     "\xD0\x9D\xD0\xB5 \xD0\xBC\xD0\xB5\xD0\xBD\xD0\xB5\xD0\xB5 [613=613] "
     "\xD0\xBC\xD0\xB8\xD1\x80\xD0\xBD\xD1\x8B\xD1\x85 "
     "\xD0\xB6\xD0\xB8\xD1\x82\xD0\xB5\xD0\xBB\xD0\xB5\xD0\xB9 | [106=106] "
     "\xD0\xB6\xD0\xB5\xD0\xBD\xD1\x89\xD0\xB8\xD0\xBD <1"},
    {"ar",
     "\xD8\xA3\xD9\x83\xD8\xAB\xD8\xB1 \xD9\x85\xD9\x86 "
     "\xD9\xA6\xD9\xA1\xD9\xA3 \xD9\x85\xD8\xAF\xD9\x86\xD9\x8A\xD8\xA7",
     "\xD8\xA3\xD9\x83\xD8\xAB\xD8\xB1 \xD9\x85\xD9\x86 "
     "[\xD9\xA6\xD9\xA1\xD9\xA3=613] \xD9\x85\xD8\xAF\xD9\x86\xD9\x8A\xD8\xA7"},
    {"zh",
     "\xE8\x87\xB3\xE5\xB0\x91"
     "613\xE5\x90\x8D\xE5\xB9\xB3\xE6\xB0\x91\xE6\xAD\xBB\xE4\xBA\xA1",
     "\xE8\x87\xB3\xE5\xB0\x91 [613=613] \xE5\xB9\xB3\xE6\xB0\x91"},
    {"en",
     "He has five members from Africa, two from Asia and one from Europe.",
     "[five=5] members | [two=2] | [one=1]"},
    {"en", "Twelve were sent; she answered four of them, and the other eight.",
     "[Twelve=12] | [four=4] | [eight=8]"},
    {"en", "It took ten months, while the last took sixteen.",
     "[ten=10] duration months | [sixteen=16]"},
    {"en", "Outvoting the two Serb and two Croat judges, 73 of 98 agreed.",
     "[two=2] Serb | [two=2] Croat judges | [73=73] <4 | [98=98]"},
    {"en", "Charged with one count of theft and two counts of fraud.",
     "[one=1] count | [two=2] counts"},
    {"en", "Within twenty (20) days, after four-and-a-half minutes.",
     "[twenty (20)=20] duration days | [four-and-a-half=4.5] duration minutes"},
    {"en", "A five- or ten-year lag of the two 1906 volumes.",
     "[five- or ten=5..10] duration year | [two=2] volumes"},
    {"en", "At twenty minutes past twelve one day he saw no one.",
     "[twenty=20] duration minutes"},
    {"en", "The other half and the first half were lost.", ""},
    {"en", "Aged 12 to 14, he was 70 years old and lived at age 40.",
     "[12 to 14=12..14] age | [70=70] age years old | [40=40] age"},
    {"en", "The revised Forty Recommendations and Requests Two through Eight.",
     ""},
    {"en", "Two theories: 1) that he came, 2) that he went.",
     "[Two=2] theories"},
    {"en",
     "They lost EUR 5.5 million, \xC2\xA3"
     "300 and 20 cents.",
     "[EUR 5.5 million=5500000] money EUR | [\xC2\xA3"
     "300=300] money \xC2\xA3 | [20=20] money cents"},
    {"en", "It was 12.5% of 4 degrees, or 1/4 of 2 1/2 miles.",
     "[12.5=12.5] share % | [4=4] measure degrees | [1/4=0.25] measure miles "
     "<4 | [2 1/2=2.5] measure miles"},
    {"fr",
     "Selon le Minist\xC3\xA8re, plus de 300 000 personnes ont fui; 12 % des "
     "maisons.",
     "plus de [300 000=300000] personnes @le Minist\xC3\xA8re | [12=12] share "
     "%"},
    {"fr",
     "Environ deux cents soldats, entre 20 et 30 chars, les deux tiers des "
     "villages.",
     "Environ [deux cents=200] soldats | [20 et 30=20..30] chars | [deux "
     "tiers=0.666666667] share villages"},
    {"fr",
     "Il a pay\xC3\xA9 1,5 million de dollars pour 12 kilom\xC3\xA8tres en "
     "trois jours.",
     "[1,5 million=1500000] money dollars | [12=12] measure kilom\xC3\xA8tres "
     "| [trois=3] duration jours"},
    {"fr",
     "Des dizaines de milliers de r\xC3\xA9"
     "fugi\xC3\xA9s; une femme \xC3\xA2g\xC3\xA9"
     "e de 70 ans.",
     "[dizaines de milliers] r\xC3\xA9"
     "fugi\xC3\xA9s | [70=70] age ans"},
    {"fr",
     "L\xE2\x80\x99"
     "article 5, paragraphe 3, de la r\xC3\xA9solution 822; page 12.",
     ""},
    {"es",
     "Seg\xC3\xBAn el Ministerio, m\xC3\xA1s de 300.000 personas huyeron; el "
     "12,5 por ciento.",
     "m\xC3\xA1s de [300.000=300000] personas @el Ministerio | [12,5=12.5] "
     "share por ciento"},
    {"es",
     "Unos dos mil soldados, entre 20 y 30 tanques, dos tercios de las casas.",
     "Unos [dos mil=2000] soldados | [20 y 30=20..30] tanques | [dos "
     "tercios=0.666666667] share casas"},
    {"es",
     "Cost\xC3\xB3 1,5 millones de d\xC3\xB3lares, a 12 kil\xC3\xB3metros, en "
     "tres d\xC3\xAD"
     "as.",
     "[1,5 millones=1500000] money d\xC3\xB3lares | [12=12] measure "
     "kil\xC3\xB3metros | [tres=3] duration d\xC3\xAD"
     "as"},
    {"es",
     "Decenas de miles de refugiados; una mujer de 70 a\xC3\xB1os de edad.",
     "[Decenas de miles] refugiados | [70=70] age a\xC3\xB1os de edad"},
    {"es",
     "El art\xC3\xAD"
     "culo 5, p\xC3\xA1rrafo 3, de la resoluci\xC3\xB3n 822; p\xC3\xA1gina 12.",
     ""},
    {"de",
     "Laut dem Ministerium flohen mehr als 300.000 Menschen, 12,5 Prozent.",
     "mehr als [300.000=300000] Menschen @dem Ministerium | [12,5=12.5] share "
     "Prozent @dem Ministerium"},
    {"de",
     "Etwa zweihundert Soldaten, zwischen 20 und 30 Panzer, zwei Drittel der "
     "H\xC3\xA4user.",
     "Etwa [zweihundert=200] Soldaten | [20 und 30=20..30] Panzer | [zwei "
     "Drittel=0.666666667] share H\xC3\xA4user"},
    {"de", "Es kostete 1,5 Millionen Euro, 12 Kilometer, drei Tage.",
     "[1,5 Millionen=1500000] money Euro | [12=12] measure Kilometer | "
     "[drei=3] duration Tage"},
    {"de",
     "Tausende Fl\xC3\xBC"
     "chtlinge; eine Frau im Alter von 70 Jahren.",
     "[Tausende] Fl\xC3\xBC"
     "chtlinge | [70=70] age Jahren"},
    {"de", "Artikel 5 Absatz 3 der Resolution 822, Seite 12, Anm. 7.", ""},
    {"ru",
     "\xD0\x9F\xD0\xBE \xD0\xB4\xD0\xB0\xD0\xBD\xD0\xBD\xD1\x8B\xD0\xBC "
     "\xD0\x9C\xD0\xB8\xD0\xBD\xD0\xB8\xD1\x81\xD1\x82\xD0\xB5\xD1\x80\xD1\x81"
     "\xD1\x82\xD0\xB2\xD0\xB0, \xD0\xB1\xD0\xBE\xD0\xBB\xD0\xB5\xD0\xB5 300 "
     "\xD1\x82\xD1\x8B\xD1\x81\xD1\x8F\xD1\x87 "
     "\xD1\x87\xD0\xB5\xD0\xBB\xD0\xBE\xD0\xB2\xD0\xB5\xD0\xBA "
     "\xD0\xB1\xD0\xB5\xD0\xB6\xD0\xB0\xD0\xBB\xD0\xB8, 12,5 "
     "\xD0\xBF\xD1\x80\xD0\xBE\xD1\x86\xD0\xB5\xD0\xBD\xD1\x82\xD0\xB0.",
     "\xD0\xB1\xD0\xBE\xD0\xBB\xD0\xB5\xD0\xB5 [300 "
     "\xD1\x82\xD1\x8B\xD1\x81\xD1\x8F\xD1\x87=300000] "
     "\xD1\x87\xD0\xB5\xD0\xBB\xD0\xBE\xD0\xB2\xD0\xB5\xD0\xBA "
     "@\xD0\x9C\xD0\xB8\xD0\xBD\xD0\xB8\xD1\x81\xD1\x82\xD0\xB5\xD1\x80\xD1\x81"
     "\xD1\x82\xD0\xB2\xD0\xB0 | [12,5=12.5] share "
     "\xD0\xBF\xD1\x80\xD0\xBE\xD1\x86\xD0\xB5\xD0\xBD\xD1\x82\xD0\xB0 "
     "@\xD0\x9C\xD0\xB8\xD0\xBD\xD0\xB8\xD1\x81\xD1\x82\xD0\xB5\xD1\x80\xD1\x81"
     "\xD1\x82\xD0\xB2\xD0\xB0"},
    {"ru",
     "\xD0\x9E\xD0\xBA\xD0\xBE\xD0\xBB\xD0\xBE "
     "\xD0\xB4\xD0\xB2\xD1\x83\xD1\x85\xD1\x81\xD0\xBE\xD1\x82 "
     "\xD1\x81\xD0\xBE\xD0\xBB\xD0\xB4\xD0\xB0\xD1\x82, \xD0\xBE\xD1\x82 20 "
     "\xD0\xB4\xD0\xBE 30 \xD1\x82\xD0\xB0\xD0\xBD\xD0\xBA\xD0\xBE\xD0\xB2, "
     "\xD0\xB4\xD0\xB2\xD0\xB5 \xD1\x82\xD1\x80\xD0\xB5\xD1\x82\xD0\xB8 "
     "\xD0\xB4\xD0\xBE\xD0\xBC\xD0\xBE\xD0\xB2.",
     "\xD0\x9E\xD0\xBA\xD0\xBE\xD0\xBB\xD0\xBE "
     "[\xD0\xB4\xD0\xB2\xD1\x83\xD1\x85\xD1\x81\xD0\xBE\xD1\x82=200] "
     "\xD1\x81\xD0\xBE\xD0\xBB\xD0\xB4\xD0\xB0\xD1\x82 | [20 \xD0\xB4\xD0\xBE "
     "30=20..30] \xD1\x82\xD0\xB0\xD0\xBD\xD0\xBA\xD0\xBE\xD0\xB2 | "
     "[\xD0\xB4\xD0\xB2\xD0\xB5 "
     "\xD1\x82\xD1\x80\xD0\xB5\xD1\x82\xD0\xB8=0.666666667] share "
     "\xD0\xB4\xD0\xBE\xD0\xBC\xD0\xBE\xD0\xB2"},
    {"ru",
     "\xD0\xAD\xD1\x82\xD0\xBE "
     "\xD1\x81\xD1\x82\xD0\xBE\xD0\xB8\xD0\xBB\xD0\xBE 1,5 "
     "\xD0\xBC\xD0\xB8\xD0\xBB\xD0\xBB\xD0\xB8\xD0\xBE\xD0\xBD\xD0\xB0 "
     "\xD0\xB4\xD0\xBE\xD0\xBB\xD0\xBB\xD0\xB0\xD1\x80\xD0\xBE\xD0\xB2, 12 "
     "\xD0\xBA\xD0\xB8\xD0\xBB\xD0\xBE\xD0\xBC\xD0\xB5\xD1\x82\xD1\x80\xD0\xBE"
     "\xD0\xB2, \xD1\x82\xD1\x80\xD0\xB8 \xD0\xB4\xD0\xBD\xD1\x8F.",
     "[1,5 "
     "\xD0\xBC\xD0\xB8\xD0\xBB\xD0\xBB\xD0\xB8\xD0\xBE\xD0\xBD\xD0\xB0=1500000]"
     " money \xD0\xB4\xD0\xBE\xD0\xBB\xD0\xBB\xD0\xB0\xD1\x80\xD0\xBE\xD0\xB2 "
     "| [12=12] measure "
     "\xD0\xBA\xD0\xB8\xD0\xBB\xD0\xBE\xD0\xBC\xD0\xB5\xD1\x82\xD1\x80\xD0\xBE"
     "\xD0\xB2 | [\xD1\x82\xD1\x80\xD0\xB8=3] duration "
     "\xD0\xB4\xD0\xBD\xD1\x8F"},
    {"ru",
     "\xD0\x94\xD0\xB5\xD1\x81\xD1\x8F\xD1\x82\xD0\xBA\xD0\xB8 "
     "\xD1\x82\xD1\x8B\xD1\x81\xD1\x8F\xD1\x87 "
     "\xD0\xB1\xD0\xB5\xD0\xB6\xD0\xB5\xD0\xBD\xD1\x86\xD0\xB5\xD0\xB2; "
     "\xD0\xB6\xD0\xB5\xD0\xBD\xD1\x89\xD0\xB8\xD0\xBD\xD0\xB0 \xD0\xB2 "
     "\xD0\xB2\xD0\xBE\xD0\xB7\xD1\x80\xD0\xB0\xD1\x81\xD1\x82\xD0\xB5 70 "
     "\xD0\xBB\xD0\xB5\xD1\x82.",
     "[\xD0\x94\xD0\xB5\xD1\x81\xD1\x8F\xD1\x82\xD0\xBA\xD0\xB8 "
     "\xD1\x82\xD1\x8B\xD1\x81\xD1\x8F\xD1\x87] "
     "\xD0\xB1\xD0\xB5\xD0\xB6\xD0\xB5\xD0\xBD\xD1\x86\xD0\xB5\xD0\xB2 | "
     "[70=70] age \xD0\xBB\xD0\xB5\xD1\x82"},
    {"ru",
     "\xD0\xA1\xD1\x82\xD0\xB0\xD1\x82\xD1\x8C\xD1\x8F 5, "
     "\xD0\xBF\xD1\x83\xD0\xBD\xD0\xBA\xD1\x82 3 "
     "\xD1\x80\xD0\xB5\xD0\xB7\xD0\xBE\xD0\xBB\xD1\x8E\xD1\x86\xD0\xB8\xD0\xB8 "
     "822, \xD1\x81\xD1\x82\xD1\x80. 12.",
     ""},
    {"ar",
     "\xD9\x82\xD8\xAA\xD9\x84 \xD8\xA3\xD9\x83\xD8\xAB\xD8\xB1 "
     "\xD9\x85\xD9\x86 \xD9\xA3\xD9\xA0\xD9\xA0 "
     "\xD9\x85\xD8\xAF\xD9\x86\xD9\x8A "
     "\xD8\xA8\xD9\x8A\xD9\x86\xD9\x87\xD9\x85 \xD9\xA1\xD9\xA0\xD9\xA6 "
     "\xD9\x86\xD8\xB3\xD8\xA7\xD8\xA1",
     "\xD8\xA3\xD9\x83\xD8\xAB\xD8\xB1 \xD9\x85\xD9\x86 "
     "[\xD9\xA3\xD9\xA0\xD9\xA0=300] \xD9\x85\xD8\xAF\xD9\x86\xD9\x8A | "
     "[\xD9\xA1\xD9\xA0\xD9\xA6=106] \xD9\x86\xD8\xB3\xD8\xA7\xD8\xA1 <1"},
    {"ar",
     "\xD8\xAD\xD9\x88\xD8\xA7\xD9\x84\xD9\x8A "
     "\xD9\x85\xD9\x84\xD9\x8A\xD9\x88\xD9\x86 "
     "\xD8\xAF\xD9\x88\xD9\x84\xD8\xA7\xD8\xB1 \xD9\x88"
     "12 \xD9\x83\xD9\x8A\xD9\x84\xD9\x88\xD9\x85\xD8\xAA\xD8\xB1\xD8\xA7 "
     "\xD9\x88"
     "3 \xD8\xA3\xD9\x8A\xD8\xA7\xD9\x85",
     "\xD8\xAD\xD9\x88\xD8\xA7\xD9\x84\xD9\x8A "
     "[\xD9\x85\xD9\x84\xD9\x8A\xD9\x88\xD9\x86=1000000] money "
     "\xD8\xAF\xD9\x88\xD9\x84\xD8\xA7\xD8\xB1 | [12=12] measure "
     "\xD9\x83\xD9\x8A\xD9\x84\xD9\x88\xD9\x85\xD8\xAA\xD8\xB1\xD8\xA7 | [3=3] "
     "duration \xD8\xA3\xD9\x8A\xD8\xA7\xD9\x85"},
    {"ar",
     "\xD8\xA7\xD9\x84\xD9\x85\xD8\xA7\xD8\xAF\xD8\xA9 5 "
     "\xD9\x88\xD8\xA7\xD9\x84\xD9\x81\xD9\x82\xD8\xB1\xD8\xA9 3 "
     "\xD9\x85\xD9\x86 \xD8\xA7\xD9\x84\xD9\x82\xD8\xB1\xD8\xA7\xD8\xB1 822",
     ""},
    {"ar",
     "12 \xD9\x81\xD9\x8A \xD8\xA7\xD9\x84\xD9\x85\xD8\xA7\xD8\xA6\xD8\xA9 "
     "\xD9\x85\xD9\x86 \xD8\xA7\xD9\x84\xD8\xB3\xD9\x83\xD8\xA7\xD9\x86 "
     "\xD9\x88\xD8\xB9\xD8\xB4\xD8\xB1\xD9\x88\xD9\x86 "
     "\xD9\x82\xD8\xB1\xD9\x8A\xD8\xA9",
     "[12=12] share \xD9\x81\xD9\x8A "
     "\xD8\xA7\xD9\x84\xD9\x85\xD8\xA7\xD8\xA6\xD8\xA9 | "
     "[\xD9\x88\xD8\xB9\xD8\xB4\xD8\xB1\xD9\x88\xD9\x86=20] "
     "\xD9\x82\xD8\xB1\xD9\x8A\xD8\xA9"},
    {"zh",
     "\xE7\xBA\xA6"
     "1."
     "2\xE4\xB8\x87\xE4\xBA\xBA\xE6\xAD\xBB\xE4\xBA\xA1\xEF\xBC\x8C\xE5\x85\xB6"
     "\xE4\xB8\xAD"
     "106\xE5\x90\x8D\xE5\xA6\x87\xE5\xA5\xB3\xE3\x80\x82",
     "\xE7\xBA\xA6 [1.2\xE4\xB8\x87=12000] \xE4\xBA\xBA | [106=106] "
     "\xE5\xA6\x87\xE5\xA5\xB3 <1"},
    {"zh",
     "\xE8\xB6\x85\xE8\xBF\x87"
     "12%\xE7\x9A\x84\xE6\x88\xBF\xE5\xB1\x8B\xEF\xBC\x8C"
     "500\xE4\xB8\x87\xE7\xBE\x8E\xE5\x85\x83\xEF\xBC\x8C"
     "30\xE5\x85\xAC\xE9\x87\x8C\xEF\xBC\x8C"
     "3\xE5\xA4\xA9\xE3\x80\x82",
     "\xE8\xB6\x85\xE8\xBF\x87 [12=12] share % | [500\xE4\xB8\x87=5000000] "
     "money \xE7\xBE\x8E\xE5\x85\x83 | [30=30] measure "
     "\xE5\x85\xAC\xE9\x87\x8C | [3=3] duration \xE5\xA4\xA9"},
    {"zh",
     "\xE7\xAC\xAC"
     "5\xE6\x9D\xA1\xEF\xBC\x8C\xE7\xAC\xAC"
     "822\xE5\x8F\xB7\xE5\x86\xB3\xE8\xAE\xAE\xE3\x80\x82",
     ""},
    {"en", "", ""},
};

typedef struct say {
    char text[1024];
    size_t len;
} say;

static void put(say *out, const char *form, ...)
{
    va_list list;

    va_start(list, form);
    out->len += (size_t)vsnprintf(out->text + out->len,
                                  sizeof out->text - out->len, form, list);
    va_end(list);
    assert_true(out->len < sizeof out->text);
}

static void put_figure(say *out, const char *text, const ibid_figure *f)
{
    const struct {
        const char *before;
        ibid_span span;
    } part[] = {{" ", f->unit}, {" @", f->stated_by}};

    if (f->hedge.end > f->hedge.start)
        put(out, "%.*s ", (int)(f->hedge.end - f->hedge.start),
            text + f->hedge.start);
    put(out, "[%.*s", (int)(f->span.end - f->span.start), text + f->span.start);
    if (f->has_number)
        put(out, f->low < f->high ? "=%.9g..%.9g]" : "=%.9g]", f->low, f->high);
    else
        put(out, "]");
    if (f->kind != IBID_FIGURE_COUNT)
        put(out, " %s", ibid_figure_kind_word(f->kind));
    for (size_t i = 0; i < 2; i++) {
        if (part[i].span.end > part[i].span.start)
            put(out, "%s%.*s", part[i].before,
                (int)(part[i].span.end - part[i].span.start),
                text + part[i].span.start);
        if (i == 0 && f->part_of != IBID_NONE)
            put(out, " <%u", f->part_of + 1);
    }
}

/* Gives  whether the figures of the row are those expected. */
static bool is_row(const row *r)
{
    const ibid_span span = {0, (uint32_t)strlen(r->text)};
    const ibid_block block = {IBID_BLOCK_PARAGRAPH, &span, 1, 1, IBID_NONE};
    const ib_figure_view view = {.text = ib_str_of(r->text),
                                 .blocks = {&block, span.end ? 1 : 0},
                                 .language = r->language};
    const ibid_datings datings = {0};
    say out = {.len = 0};
    ib_arena arena;
    ib_list figures;

    ib_arena_init(&arena, NULL, 0, NULL);
    figures = ib_list_of(&arena, ibid_figure);
    assert_int_equal(ib_figures_read(&figures, &arena, &view, &datings, NULL),
                     IBID_OK);
    for (size_t i = 0; i < figures.count; i++) {
        put(&out, i ? " | " : "");
        put_figure(&out, r->text, ib_list_at(&figures, ibid_figure, i));
    }
    if (strcmp(out.text, r->expect) != 0)
        print_error("%s\n  is       %s\n  expected %s\n", r->text, out.text,
                    r->expect);
    ib_arena_free(&arena);
    return strcmp(out.text, r->expect) == 0;
}

static void reads_them(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        wrong += !is_row(&rows[i]);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(reads_them)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
