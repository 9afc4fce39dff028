/* test_law.c - law outside the United States as lawyers cite it:
 * text -> kind, rule, fields. */

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "cite/cite.h"
#include "cite/law.h"
#include "cite/running.h"

typedef struct row {
    const char *text, *want;
} row;

static void add(char *out, size_t room, const char *form, ...)
{
    size_t len = strlen(out);
    va_list args;

    va_start(args, form);
    vsnprintf(out + len, room - len, form, args);
    va_end(args);
}

static void show_field(char *out, size_t room, const ibid_field *f)
{
    add(out, room, "; %s=", ibid_field_word(f->name));
    if (f->date.from.year)
        add(out, room, "%d", f->date.from.year);
    if (f->date.from.month)
        add(out, room, "-%d", f->date.from.month);
    if (f->date.from.day)
        add(out, room, "-%d", f->date.from.day);
    for (uint32_t i = 0; i < f->person_count; i++) {
        const ibid_name *p = &f->person[i];
        const ibid_str name = p->family.len ? p->family : p->literal;

        add(out, room, "%s%.*s", i ? ", " : "", (int)name.len, name.at);
    }
    add(out, room, "%.*s", (int)f->text.len, f->text.at);
}

/* Spans lie in the text, on the borders of letters, in order. */
static void check_spans(ibid_str text, const ibid_citations *found)
{
    uint32_t low = 0;

    for (size_t i = 0; i < found->count; i++) {
        const ibid_citation *c = &found->item[i];

        assert_true(c->span.start >= low && c->span.start < c->span.end);
        assert_true(c->span.end <= text.len);
        low = c->span.end;
        for (uint32_t k = 0; k < c->field_count; k++) {
            const ibid_span s = c->field[k].span;

            assert_true(s.end <= text.len && s.start <= s.end);
            assert_true(s.end == text.len || (text.at[s.end] & 0xC0) != 0x80);
            assert_true(s.start == text.len ||
                        (text.at[s.start] & 0xC0) != 0x80);
        }
    }
}

static void show(char *out, size_t room, ibid_str text)
{
    ib_arena arena, scratch;
    ibid_citations found;

    out[0] = '\0';
    ib_arena_init(&arena, NULL, 0, NULL);
    ib_arena_init(&scratch, NULL, 0, NULL);
    assert_int_equal(ib_cite_read(&found, &arena, &scratch, text), IBID_OK);
    check_spans(text, &found);
    for (size_t i = 0; i < found.count; i++) {
        const ibid_citation *c = &found.item[i];

        add(out, room, "%s%s %s", i ? " | " : "",
            ibid_citation_kind_word(c->kind), c->rule);
        for (uint32_t k = 0; k < c->field_count; k++)
            show_field(out, room, &c->field[k]);
    }
    ib_arena_free(&scratch);
    ib_arena_free(&arena);
}

/* Each row, and each beginning of it, for the spans alone. */
static void check(const row *rows, size_t count)
{
    char out[2048];

    for (size_t i = 0; i < count; i++) {
        ibid_str text = ib_str_of(rows[i].text);

        show(out, sizeof out, text);
        if (strcmp(out, rows[i].want) != 0)
            print_error("%s\n", rows[i].text);
        assert_string_equal(out, rows[i].want);
        while (text.len > 0) {
            text.len--;
            while (text.len > 0 && (text.at[text.len] & 0xC0) == 0x80)
                text.len--;
            show(out, sizeof out, text);
        }
    }
}
#define CHECK(rows) check(rows, sizeof(rows) / sizeof *(rows))

/* Neutral and report citations, acts of the common law. */
static void test_common_law(void **state)
{
    static const row rows[] = {
        {"Osman v UK (1998) 29 EHRR 245, para 116",
         "case LR-1; title=Osman v UK; container-title=EHRR; volume=29; "
         "page=245; locator=para 116; issued=1998; authority=European Court of "
         "Human Rights"},
        {"Corfu Channel (UK v Albania) (Merits) [1949] ICJ Rep 4, 22",
         "case LR-1; title=Corfu Channel (UK v Albania) (Merits); "
         "container-title=ICJ Rep; volume=1949; page=4; locator=22; "
         "issued=1949; authority=International Court of Justice"},
        {"R (Miller) v Secretary of State for Exiting the European Union "
         "[2017] UKSC 5, [2018] AC 61",
         "case NEUTRAL-1; title=R (Miller) v Secretary of State for Exiting "
         "the European Union; container-title=AC; volume=2018; page=61; "
         "issued=2017; number=[2017] UKSC 5; authority=Supreme Court of the "
         "United Kingdom"},
        {"Donoghue v Stevenson [1932] AC 562 (HL) 580",
         "case LR-1; title=Donoghue v Stevenson; container-title=AC; "
         "volume=1932; page=562; locator=580; issued=1932; authority=House of "
         "Lords"},
        {"Rylands v Fletcher (1868) LR 3 HL 330",
         "case LR-1; title=Rylands v Fletcher; container-title=LR 3 HL; "
         "volume=3; page=330; issued=1868"},
        {"A v B and another [2010] EWCA Civ 12, [45]-[47]",
         "case NEUTRAL-1; title=A v B and another; locator=[45]-[47]; "
         "issued=2010; number=[2010] EWCA Civ 12; authority=Court of Appeal "
         "(Civil Division)"},
        {"Re A (Children) [2001] Fam 147 (CA)",
         "case LR-1; title=Re A (Children); container-title=Fam; volume=2001; "
         "page=147; issued=2001; authority=Court of Appeal"},
        {"RTM v Bonne Terre Limited & Anor, [2025] EWHC 111 (KB), 2025, p. 357",
         "case NEUTRAL-1; title=RTM v Bonne Terre Limited & Anor; locator=p. "
         "357; issued=2025; number=[2025] EWHC 111 (KB); authority=High Court "
         "of England and Wales"},
        {"Mabo v Queensland (No 2) (1992) 175 CLR 1, 42",
         "case LR-1; title=Mabo v Queensland (No 2); container-title=CLR; "
         "volume=175; page=1; locator=42; issued=1992"},
        {"Suttie v. Canada (Attorney General), 2011 FC 119",
         "case NEUTRAL-1; title=Suttie v. Canada (Attorney General); "
         "issued=2011; number=2011 FC 119; authority=Federal Court"},
        {"R v Oakes, [1986] 1 SCR 103 at 135",
         "case LR-1; title=R v Oakes; container-title=SCR; volume=1; page=103; "
         "locator=135; issued=1986"},
        {"S v Makwanyane 1995 (3) SA 391 (CC) para 9",
         "case LR-3; title=S v Makwanyane; container-title=SA; volume=3; "
         "page=391; locator=para 9; issued=1995; authority=Constitutional "
         "Court of South Africa"},
        {"Maneka Gandhi v Union of India, AIR 1978 SC 597",
         "case LR-4; title=Maneka Gandhi v Union of India; container-title=AIR "
         "1978 SC; volume=1978; page=597; issued=1978; authority=Supreme Court "
         "of India"},
        {"Maneka Gandhi v Union of India (1978) 1 SCC 248",
         "case LR-1; title=Maneka Gandhi v Union of India; "
         "container-title=SCC; volume=1; page=248; issued=1978"},
        {"Human Rights Act 1998, s 6(1)",
         "statute ACT-1; title=Human Rights Act; locator=s 6(1); issued=1998"},
        {"Crimes Act 1958 (Vic) s 3",
         "statute ACT-1; title=Crimes Act; container-title=Vic; locator=s 3; "
         "issued=1958"},
        {"Criminal Code, RSC 1985, c C-46, s 12",
         "statute ACT-2; title=Criminal Code; container-title=RSC; locator=s "
         "12; issued=1985; chapter-number=C-46"},
        {"SI 2010/123",
         "statute LAW-3; title=SI 2010/123; issued=2010; number=2010/123"},
        {"Copyright Act 1911 (Imp) 1 & 2 Geo V c 46",
         "statute ACT-1; title=Copyright Act; container-title=Imp; "
         "issued=1911; chapter-number=46"},
        {"Omojudi v UK (2010) 51 EHRR 10",
         "case LR-1; title=Omojudi v UK; container-title=EHRR; volume=51; "
         "page=10; issued=2010; authority=European Court of Human Rights"},
        {"North Sea Continental Shelf (Federal Republic of Germany v Denmark) "
         "[1969] ICJ Rep 3, [77]",
         "case LR-1; title=North Sea Continental Shelf (Federal Republic of "
         "Germany v Denmark); container-title=ICJ Rep; volume=1969; page=3; "
         "locator=[77]; issued=1969; authority=International Court of Justice"},
        {"Trail Smelter (United States v Canada) (1941) 3 RIAA 1905",
         "case LR-1; title=Trail Smelter (United States v Canada); "
         "container-title=RIAA; volume=3; page=1905; issued=1941"},
        {"Island of Palmas (Netherlands v USA) (1928) 2 RIAA 829, 838",
         "case LR-1; title=Island of Palmas (Netherlands v USA); "
         "container-title=RIAA; volume=2; page=829; locator=838; issued=1928"},
        {"M/V Saiga (No 2) (1999) 120 ILR 143",
         "case LR-1; title=M/V Saiga (No 2); container-title=ILR; volume=120; "
         "page=143; issued=1999"},
        {"[2015] UKSC 15", "case NEUTRAL-1; issued=2015; number=[2015] UKSC "
                           "15; authority=Supreme Court of the United Kingdom"},
        {"R v Brown [1994] 1 AC 212 (HL) 237",
         "case LR-1; title=R v Brown; container-title=AC; volume=1; page=212; "
         "locator=237; issued=1994; authority=House of Lords"},
        {"Caparo Industries plc v Dickman [1990] 2 AC 605 (HL)",
         "case LR-1; title=Caparo Industries plc v Dickman; "
         "container-title=AC; volume=2; page=605; issued=1990; authority=House "
         "of Lords"},
        {"Pepper (Inspector of Taxes) v Hart [1993] AC 593",
         "case LR-1; title=Pepper (Inspector of Taxes) v Hart; "
         "container-title=AC; volume=1993; page=593; issued=1993"},
        {"Carlill v Carbolic Smoke Ball Co [1893] 1 QB 256 (CA)",
         "case LR-1; title=Carlill v Carbolic Smoke Ball Co; "
         "container-title=QB; volume=1; page=256; issued=1893; authority=Court "
         "of Appeal"},
        {"R (on the application of Jackson) v Attorney General [2005] UKHL 56, "
         "[2006] 1 AC 262, [102]",
         "case NEUTRAL-1; title=R (on the application of Jackson) v Attorney "
         "General; container-title=AC; volume=1; page=262; locator=[102]; "
         "issued=2005; number=[2005] UKHL 56; authority=House of Lords"},
        {"Associated Provincial Picture Houses Ltd v Wednesbury Corporation "
         "[1948] 1 KB 223",
         "case LR-1; title=Associated Provincial Picture Houses Ltd v "
         "Wednesbury Corporation; container-title=KB; volume=1; page=223; "
         "issued=1948"},
        {"Bolton v Stone [1951] 1 All ER 1078",
         "case LR-1; title=Bolton v Stone; container-title=All ER; volume=1; "
         "page=1078; issued=1951"},
        {"Fairchild v Glenhaven Funeral Services Ltd [2002] UKHL 22, [2003] 1 "
         "AC 32 [34]",
         "case NEUTRAL-1; title=Fairchild v Glenhaven Funeral Services Ltd; "
         "container-title=AC; volume=1; page=32; locator=[34]; issued=2002; "
         "number=[2002] UKHL 22; authority=House of Lords"},
        {"Hedley Byrne & Co Ltd v Heller & Partners Ltd [1964] AC 465",
         "case LR-1; title=Hedley Byrne & Co Ltd v Heller & Partners Ltd; "
         "container-title=AC; volume=1964; page=465; issued=1964"},
        {"The Wagon Mound (No 1) [1961] AC 388 (PC)",
         "case LR-1; title=The Wagon Mound (No 1); container-title=AC; "
         "volume=1961; page=388; issued=1961; authority=Privy Council"},
        {"In re S (A Child) [2004] UKHL 47",
         "case NEUTRAL-1; title=In re S (A Child); issued=2004; number=[2004] "
         "UKHL 47; authority=House of Lords"},
        {"Ex parte Pinochet Ugarte (No 3) [2000] 1 AC 147",
         "case LR-1; title=Ex parte Pinochet Ugarte (No 3); "
         "container-title=AC; volume=1; page=147; issued=2000"},
        {"The Achilleas [2008] UKHL 48, [2009] 1 Lloyd's Rep 1",
         "case NEUTRAL-1; title=The Achilleas; container-title=Lloyd's Rep; "
         "volume=1; page=1; issued=2008; number=[2008] UKHL 48; "
         "authority=House of Lords"},
        {"Bowman v Fels [2005] EWCA Civ 226, [2005] 1 WLR 3083",
         "case NEUTRAL-1; title=Bowman v Fels; container-title=WLR; volume=1; "
         "page=3083; issued=2005; number=[2005] EWCA Civ 226; authority=Court "
         "of Appeal (Civil Division)"},
        {"R v Jones [2010] EWCA Crim 12",
         "case NEUTRAL-1; title=R v Jones; issued=2010; number=[2010] EWCA "
         "Crim 12; authority=Court of Appeal (Criminal Division)"},
        {"Shah v Shah [2020] EWHC 12 (Fam)",
         "case NEUTRAL-1; title=Shah v Shah; issued=2020; number=[2020] EWHC "
         "12 (Fam); authority=High Court of England and Wales"},
        {"Smith v Lord Advocate 2002 SLT 123",
         "case LR-3; title=Smith v Lord Advocate; container-title=SLT; "
         "page=123; issued=2002"},
        {"Ruddy v Chief Constable [2012] UKSC 57, 2013 SC (UKSC) 126",
         "case NEUTRAL-1; title=Ruddy v Chief Constable; container-title=SC "
         "(UKSC); page=126; issued=2012; number=[2012] UKSC 57; "
         "authority=Supreme Court of the United Kingdom"},
        {"Cadder v HM Advocate [2010] UKSC 43",
         "case NEUTRAL-1; title=Cadder v HM Advocate; issued=2010; "
         "number=[2010] UKSC 43; authority=Supreme Court of the United "
         "Kingdom"},
        {"Reilly's Application for Judicial Review [2013] UKSC 61",
         "case NEUTRAL-1; title=Reilly's Application for Judicial Review; "
         "issued=2013; number=[2013] UKSC 61; authority=Supreme Court of the "
         "United Kingdom"},
        {"Norris v Attorney General [1984] IR 36",
         "case LR-1; title=Norris v Attorney General; container-title=IR; "
         "volume=1984; page=36; issued=1984"},
        {"A v Governor of Arbour Hill Prison [2006] IESC 45, [2006] 4 IR 88",
         "case NEUTRAL-1; title=A v Governor of Arbour Hill Prison; "
         "container-title=IR; volume=4; page=88; issued=2006; number=[2006] "
         "IESC 45; authority=Supreme Court of Ireland"},
        {"Keane v An Bord Pleanála [1997] 1 IR 184",
         "case LR-1; title=Keane v An Bord Pleanála; container-title=IR; "
         "volume=1; page=184; issued=1997"},
        {"Byrne v Ireland [1972] IR 241, 264",
         "case LR-1; title=Byrne v Ireland; container-title=IR; volume=1972; "
         "page=241; locator=264; issued=1972"},
        {"R v Gladue, [1999] 1 SCR 688 at para 33",
         "case LR-1; title=R v Gladue; container-title=SCR; volume=1; "
         "page=688; locator=para 33; issued=1999"},
        {"Reference re Secession of Quebec, [1998] 2 SCR 217",
         "case LR-1; title=Reference re Secession of Quebec; "
         "container-title=SCR; volume=2; page=217; issued=1998"},
        {"Carter v Canada (Attorney General), 2015 SCC 5",
         "case NEUTRAL-1; title=Carter v Canada (Attorney General); "
         "issued=2015; number=2015 SCC 5; authority=Supreme Court of Canada"},
        {"Hunter v Southam Inc (1984), 11 DLR (4th) 641 (SCC)",
         "case LR-1; title=Hunter v Southam Inc; container-title=DLR (4th); "
         "volume=11; page=641; issued=1984; authority=Supreme Court of Canada"},
        {"R v Morin, 2001 ONCA 12 at para 5",
         "case NEUTRAL-1; title=R v Morin; locator=para 5; issued=2001; "
         "number=2001 ONCA 12; authority=Court of Appeal for Ontario"},
        {"Tsilhqot'in Nation v British Columbia, 2014 SCC 44, [2014] 2 SCR 257",
         "case NEUTRAL-1; title=Tsilhqot'in Nation v British Columbia; "
         "container-title=SCR; volume=2; page=257; issued=2014; number=2014 "
         "SCC 44; authority=Supreme Court of Canada"},
        {"R v Latimer (1995), 99 CCC (3d) 481",
         "case LR-1; title=R v Latimer; container-title=CCC (3d); volume=99; "
         "page=481; issued=1995"},
        {"Young v Bella, 2006 SCC 3, 261 DLR (4th) 516",
         "case NEUTRAL-1; title=Young v Bella; container-title=DLR (4th); "
         "volume=261; page=516; issued=2006; number=2006 SCC 3; "
         "authority=Supreme Court of Canada"},
        {"Mabo v Queensland (No 2) [1992] HCA 23; (1992) 175 CLR 1",
         "case NEUTRAL-1; title=Mabo v Queensland (No 2); container-title=CLR; "
         "volume=175; page=1; issued=1992; number=[1992] HCA 23; "
         "authority=High Court of Australia"},
        {"Commonwealth v Tasmania (1983) 158 CLR 1",
         "case LR-1; title=Commonwealth v Tasmania; container-title=CLR; "
         "volume=158; page=1; issued=1983"},
        {"Plaintiff S157/2002 v Commonwealth (2003) 211 CLR 476, 492 [37]",
         "case LR-1; title=Plaintiff S157/2002 v Commonwealth; "
         "container-title=CLR; volume=211; page=476; locator=492 [37]; "
         "issued=2003"},
        {"Minister for Immigration v Li [2013] HCA 18",
         "case NEUTRAL-1; title=Minister for Immigration v Li; issued=2013; "
         "number=[2013] HCA 18; authority=High Court of Australia"},
        {"Yeo, in the matter of AES Services (Aust) Pty Ltd [2010] FCA 190",
         "case NEUTRAL-1; title=Yeo, in the matter of AES Services (Aust) Pty "
         "Ltd; issued=2010; number=[2010] FCA 190; authority=Federal Court of "
         "Australia"},
        {"Director of Public Prosecutions v Smith [2010] VSCA 12",
         "case NEUTRAL-1; title=Director of Public Prosecutions v Smith; "
         "issued=2010; number=[2010] VSCA 12; authority=Victorian Court of "
         "Appeal"},
        {"Attorney-General (NSW) v Perpetual Trustee Co (1952) 85 CLR 237",
         "case LR-1; title=Attorney-General (NSW) v Perpetual Trustee Co; "
         "container-title=CLR; volume=85; page=237; issued=1952"},
        {"Waltons Stores (Interstate) Ltd v Maher (1988) 62 ALJR 110",
         "case LR-1; title=Waltons Stores (Interstate) Ltd v Maher; "
         "container-title=ALJR; volume=62; page=110; issued=1988"},
        {"Hosking v Runting [2005] 1 NZLR 1 (CA)",
         "case LR-1; title=Hosking v Runting; container-title=NZLR; volume=1; "
         "page=1; issued=2005; authority=Court of Appeal"},
        {"Proprietors of Wakatū v Attorney-General [2017] NZSC 17, [2017] 1 "
         "NZLR 423 at [1]",
         "case NEUTRAL-1; title=Proprietors of Wakatū v Attorney-General; "
         "container-title=NZLR; volume=1; page=423; locator=[1]; issued=2017; "
         "number=[2017] NZSC 17; authority=Supreme Court of New Zealand"},
        {"Minister of Health v Treatment Action Campaign 2002 (5) SA 721 (CC)",
         "case LR-3; title=Minister of Health v Treatment Action Campaign; "
         "container-title=SA; volume=5; page=721; issued=2002; "
         "authority=Constitutional Court of South Africa"},
        {"Government of the RSA v Grootboom [2000] ZACC 19, 2001 (1) SA 46 "
         "(CC)",
         "case NEUTRAL-1; title=Government of the RSA v Grootboom; "
         "container-title=SA; volume=1; page=46; issued=2000; number=[2000] "
         "ZACC 19; authority=Constitutional Court of South Africa"},
        {"S v Zuma 1995 (4) BCLR 401 (CC)",
         "case LR-3; title=S v Zuma; container-title=BCLR; volume=4; page=401; "
         "issued=1995; authority=Constitutional Court of South Africa"},
        {"Kesavananda Bharati v State of Kerala, AIR 1973 SC 1461",
         "case LR-4; title=Kesavananda Bharati v State of Kerala; "
         "container-title=AIR 1973 SC; volume=1973; page=1461; issued=1973; "
         "authority=Supreme Court of India"},
        {"Kesavananda Bharati v State of Kerala (1973) 4 SCC 225",
         "case LR-1; title=Kesavananda Bharati v State of Kerala; "
         "container-title=SCC; volume=4; page=225; issued=1973"},
        {"Golaknath v State of Punjab [1967] 2 SCR 762",
         "case LR-1; title=Golaknath v State of Punjab; container-title=SCR; "
         "volume=2; page=762; issued=1967"},
        {"Vishaka v State of Rajasthan (1997) 6 SCC 241",
         "case LR-1; title=Vishaka v State of Rajasthan; container-title=SCC; "
         "volume=6; page=241; issued=1997"},
        {"Theft Act 1968, s 1(1)",
         "statute ACT-1; title=Theft Act; locator=s 1(1); issued=1968"},
        {"Police and Criminal Evidence Act 1984, ss 58-60",
         "statute ACT-1; title=Police and Criminal Evidence Act; locator=ss "
         "58-60; issued=1984"},
        {"Equality Act 2010, Sch 9",
         "statute ACT-1; title=Equality Act; locator=Sch 9; issued=2010"},
        {"Criminal Law Act 1967 (Ireland), s 3",
         "statute ACT-1; title=Criminal Law Act; container-title=Ireland; "
         "locator=s 3; issued=1967"},
        {"Nursing and Midwifery Order 2001, SI 2002/253, art 3",
         "statute ACT-1; title=Nursing and Midwifery Order; locator=art 3; "
         "issued=2001; number=2002/253"},
        {"Competition and Consumer Act 2010 (Cth) s 18",
         "statute ACT-1; title=Competition and Consumer Act; "
         "container-title=Cth; locator=s 18; issued=2010"},
        {"Evidence Act 1995 (NSW) ss 55-56",
         "statute ACT-1; title=Evidence Act; container-title=NSW; locator=ss "
         "55-56; issued=1995"},
        {"Canada Evidence Act, RSC 1985, c C-5, s 37",
         "statute ACT-2; title=Canada Evidence Act; container-title=RSC; "
         "locator=s 37; issued=1985; chapter-number=C-5"},
        {"Human Rights Code, RSO 1990, c H.19",
         "statute ACT-2; title=Human Rights Code; container-title=RSO; "
         "issued=1990; chapter-number=H.19"},
        {"Statute of Westminster 1931 (Imp), 22 & 23 Geo V c 4",
         "statute ACT-3; title=Statute of Westminster 1931 (Imp); "
         "container-title=22 & 23 Geo V; chapter-number=4"},
        {"Offences against the Person Act 1861, 24 & 25 Vict c 100",
         "statute ACT-1; title=Offences against the Person Act; "
         "container-title=24 & 25 Vict; issued=1861; chapter-number=100"},
        {"East Timor (Portugal v Australia) (Judgment) [1995] ICJ Rep 90",
         "case LR-1; title=East Timor (Portugal v Australia) (Judgment); "
         "container-title=ICJ Rep; volume=1995; page=90; issued=1995; "
         "authority=International Court of Justice"},
        {"R v R [1992] 1 AC 599", "case LR-1; title=R v R; container-title=AC; "
                                  "volume=1; page=599; issued=1992"},
        {"Ghaidan v Godin-Mendoza [2004] UKHL 30, [2004] 2 AC 557 [24]-[26]",
         "case NEUTRAL-1; title=Ghaidan v Godin-Mendoza; container-title=AC; "
         "volume=2; page=557; locator=[24]-[26]; issued=2004; number=[2004] "
         "UKHL 30; authority=House of Lords"},
        {"Cambridge Water Co v Eastern Counties Leather plc [1994] 2 AC 264 "
         "(HL) 300",
         "case LR-1; title=Cambridge Water Co v Eastern Counties Leather plc; "
         "container-title=AC; volume=2; page=264; locator=300; issued=1994; "
         "authority=House of Lords"},
        {"Christine Lee v Security Service [2023] UKIPTrib 8",
         "case NEUTRAL-1; title=Christine Lee v Security Service; issued=2023; "
         "number=[2023] UKIPTrib 8; authority=Investigatory Powers Tribunal"},
        {"Various Claimants v WM Morrison Supermarkets plc [2020] UKSC 12 at "
         "[47]",
         "case NEUTRAL-1; title=Various Claimants v WM Morrison Supermarkets "
         "plc; locator=[47]; issued=2020; number=[2020] UKSC 12; "
         "authority=Supreme Court of the United Kingdom"},
        {"Attorney General v X [1992] 1 IR 1 (SC)",
         "case LR-1; title=Attorney General v X; container-title=IR; volume=1; "
         "page=1; issued=1992; authority=SC"},
        {"Roche v Roche [2009] IESC 82",
         "case NEUTRAL-1; title=Roche v Roche; issued=2009; number=[2009] IESC "
         "82; authority=Supreme Court of Ireland"},
        {"Reference re Same-Sex Marriage, 2004 SCC 79",
         "case NEUTRAL-1; title=Reference re Same-Sex Marriage; issued=2004; "
         "number=2004 SCC 79; authority=Supreme Court of Canada"},
        {"Delgamuukw v British Columbia, [1997] 3 SCR 1010 at 1065",
         "case LR-1; title=Delgamuukw v British Columbia; container-title=SCR; "
         "volume=3; page=1010; locator=1065; issued=1997"},
        {"Nevsun Resources Ltd v Araya, 2020 SCC 5",
         "case NEUTRAL-1; title=Nevsun Resources Ltd v Araya; issued=2020; "
         "number=2020 SCC 5; authority=Supreme Court of Canada"},
        {"Lange v Australian Broadcasting Corporation (1997) 189 CLR 520",
         "case LR-1; title=Lange v Australian Broadcasting Corporation; "
         "container-title=CLR; volume=189; page=520; issued=1997"},
        {"Al-Kateb v Godwin [2004] HCA 37",
         "case NEUTRAL-1; title=Al-Kateb v Godwin; issued=2004; number=[2004] "
         "HCA 37; authority=High Court of Australia"},
        {"Couch v Attorney-General [2008] NZSC 45, [2008] 3 NZLR 725",
         "case NEUTRAL-1; title=Couch v Attorney-General; "
         "container-title=NZLR; volume=3; page=725; issued=2008; number=[2008] "
         "NZSC 45; authority=Supreme Court of New Zealand"},
        {"Carmichele v Minister of Safety and Security [2001] ZACC 22",
         "case NEUTRAL-1; title=Carmichele v Minister of Safety and Security; "
         "issued=2001; number=[2001] ZACC 22; authority=Constitutional Court "
         "of South Africa"},
        {"Olga Tellis v Bombay Municipal Corporation AIR 1986 SC 180",
         "case LR-4; title=Olga Tellis v Bombay Municipal Corporation; "
         "container-title=AIR 1986 SC; volume=1986; page=180; issued=1986; "
         "authority=Supreme Court of India"},
        {"Misuse of Drugs Act 1971, s 5",
         "statute ACT-1; title=Misuse of Drugs Act; locator=s 5; issued=1971"},
        {"Data Protection Act 2018, ss 1–3",
         "statute ACT-1; title=Data Protection Act; locator=ss 1–3; "
         "issued=2018"},
        {"Constitution Act 1867 (Imp), 30 & 31 Vict c 3",
         "statute ACT-1; title=Constitution Act; container-title=Imp; "
         "issued=1867; chapter-number=3"},
        {"Crimes (Sentencing Procedure) Act 1999 (NSW) s 3A",
         "statute ACT-1; title=Crimes (Sentencing Procedure) Act; "
         "container-title=NSW; locator=s 3A; issued=1999"},
        {"Criminal Code, RSC 1985, c C-46, s 319(2)",
         "statute ACT-2; title=Criminal Code; container-title=RSC; locator=s "
         "319(2); issued=1985; chapter-number=C-46"},
        {"Suttie v. Canada (Attorney General), Federal Court 2011",
         "case CASE-5; title=Suttie v. Canada (Attorney General); issued=2011; "
         "authority=Federal Court"},
        {"Property Law Act, Qld (1974)",
         "statute ACT-4; title=Property Law Act; container-title=Qld; "
         "issued=1974"},
        {"R v Jian Wen (2026) p. 216",
         "case CASE-5; title=R v Jian Wen; locator=p. 216; issued=2026"},
        {"Erhvervsministeriet, Bekendtgørelse om mindre fartøjer (2012)",
         "statute ACT-5; author=Erhvervsministeriet; title=Bekendtgørelse om "
         "mindre fartøjer; issued=2012"},
        {"Cortes Generales, Constitución Española (1978)",
         "statute ACT-5; author=Cortes Generales; title=Constitución Española; "
         "issued=1978"},
        {"Doe v. Roe Corp., No. 21-cv-2773",
         "case CASE-5; title=Doe v. Roe Corp.; number=21-cv-2773"},
    };

    (void)state;
    CHECK(rows);
}

/* International courts, the European Union. */
static void test_international(void **state)
{
    static const row rows[] = {
        {"Prince Hans-Adam II of Liechtenstein v. Germany [GC], no. 42527/98, "
         "§ 49, ECHR 2001-VIII.",
         "case ECHR-1; title=Prince Hans-Adam II of Liechtenstein v. Germany; "
         "container-title=ECHR; volume=2001-VIII; locator=§ 49; issued=2001; "
         "number=42527/98; authority=European Court of Human Rights"},
        {"Application no. 42527/98",
         "case ECHR-1; number=42527/98; authority=European Court of Human "
         "Rights"},
        {"Golder v. the United Kingdom, 21 February 1975, § 36, Series A no. "
         "18",
         "case SERIES-1; title=Golder v. the United Kingdom; "
         "container-title=Series A; volume=18; locator=§ 36; issued=1975-2-21; "
         "authority=European Court of Human Rights"},
        {"Varnava and Others v. Turkey [GC], nos. 16064/90, 16065/90 and "
         "16066/90, §§ 114–116, ECHR 2009",
         "case ECHR-1; title=Varnava and Others v. Turkey; "
         "container-title=ECHR; volume=2009; locator=§§ 114–116; issued=2009; "
         "number=16064/90; authority=European Court of Human Rights"},
        {"Banković and Others v. Belgium and Others (dec.) [GC], no. 52207/99, "
         "ECHR 2001-XII",
         "case ECHR-1; title=Banković and Others v. Belgium and Others; "
         "container-title=ECHR; volume=2001-XII; issued=2001; number=52207/99; "
         "authority=European Court of Human Rights"},
        {"ECLI:CE:ECHR:2001:0712JUD004252798",
         "case ECLI-1; issued=2001; number=ECLI:CE:ECHR:2001:0712JUD004252798; "
         "authority=European Court of Human Rights"},
        {"ECLI:EU:C:1964:66",
         "case ECLI-1; issued=1964; number=ECLI:EU:C:1964:66; authority=Court "
         "of Justice of the European Union"},
        {"Case C-6/64 Costa v ENEL [1964] ECR 585, 593",
         "case EU-1; title=Costa v ENEL; container-title=ECR; volume=1964; "
         "page=585; locator=593; issued=1964; number=C-6/64; authority=Court "
         "of Justice of the European Union"},
        {"Case 6/64 Flaminio Costa v E.N.E.L. [1964] ECR 585",
         "case EU-1; title=Flaminio Costa v E.N.E.L.; container-title=ECR; "
         "volume=1964; page=585; issued=1964; number=6/64; authority=Court of "
         "Justice of the European Union"},
        {"Joined Cases C-402/05 P and C-415/05 P Kadi and Al Barakaat "
         "International Foundation v Council and Commission [2008] ECR I-6351, "
         "para 281",
         "case EU-1; title=Kadi and Al Barakaat International Foundation v "
         "Council and Commission; container-title=ECR; volume=2008; "
         "page=I-6351; locator=para 281; issued=2008; number=C-402/05 P; "
         "authority=Court of Justice of the European Union"},
        {"Case C-131/12 Google Spain EU:C:2014:317, para 80",
         "case EU-1; title=Google Spain; locator=para 80; issued=2014; "
         "number=C-131/12; authority=Court of Justice of the European Union"},
        {"EuGH, C-210/06, Slg. 2008, I-9641",
         "case EU-1; container-title=Slg.; volume=2008; page=I-9641; "
         "issued=2008; number=C-210/06; authority=Court of Justice of the "
         "European Union"},
        {"asunto C-210/06. Recopilación de Jurisprudencia 2008 página I-09641.",
         "case EU-1; container-title=Recopilación de Jurisprudencia; "
         "volume=2008; page=I-09641; issued=2008; number=C-210/06; "
         "authority=Court of Justice of the European Union"},
        {"Case T-315/01 Kadi v Council and Commission [2005] ECR II-3649",
         "case EU-1; title=Kadi v Council and Commission; container-title=ECR; "
         "volume=2005; page=II-3649; issued=2005; number=T-315/01; "
         "authority=General Court"},
        {"Military and Paramilitary Activities in and against Nicaragua "
         "(Nicaragua v. United States of America), Merits, Judgment, I.C.J. "
         "Reports 1986, p. 14, para. 190",
         "case ICJ-1; title=Military and Paramilitary Activities in and "
         "against Nicaragua (Nicaragua v. United States of America); "
         "container-title=I.C.J. Reports; volume=1986; page=14; locator=para. "
         "190; issued=1986; authority=International Court of Justice"},
        {"Oscar Chinn (UK v Belgium) PCIJ Series A/B No 63",
         "case SERIES-1; title=Oscar Chinn (UK v Belgium); "
         "container-title=Series A/B; volume=63; authority=Permanent Court of "
         "International Justice"},
        {"Prosecutor v. Lubanga, ICC-01/04-01/06-2842, Judgment, 14 March "
         "2012, para. 5",
         "case TRIBUNAL-1; title=Prosecutor v. Lubanga; locator=para. 5; "
         "issued=2012-3-14; number=ICC-01/04-01/06-2842; "
         "authority=International Criminal Court"},
        {"Prosecutor v. Blaškić, Case No. IT-95-14-A, Judgement, 29 July 2004",
         "case TRIBUNAL-1; title=Prosecutor v. Blaškić; issued=2004-7-29; "
         "number=IT-95-14-A; authority=International Criminal Tribunal for the "
         "former Yugoslavia"},
        {"Prosecutor v. Akayesu (Judgment) ICTR-96-4-T (2 September 1998), "
         "para 497",
         "case TRIBUNAL-1; title=Prosecutor v. Akayesu (Judgment); "
         "locator=para 497; issued=1998-9-2; number=ICTR-96-4-T; "
         "authority=International Criminal Tribunal for Rwanda"},
        {"Velásquez Rodríguez v. Honduras, Merits, Judgment of July 29, 1988, "
         "Inter-Am. Ct. H.R. (ser. C) No. 4",
         "case SERIES-1; title=Velásquez Rodríguez v. Honduras; "
         "container-title=ser. C; volume=4; issued=1988-7-29; "
         "authority=Inter-American Court of Human Rights"},
        {"Case of Velásquez Rodríguez v. Honduras, Series C No. 4, para. 166",
         "case SERIES-1; title=Case of Velásquez Rodríguez v. Honduras; "
         "container-title=Series C; volume=4; locator=para. 166; "
         "authority=Inter-American Court of Human Rights"},
        {"CMS Gas Transmission Company v Argentina, ICSID Case No. ARB/01/8, "
         "Award, 12 May 2005",
         "case ARB-1; title=CMS Gas Transmission Company v Argentina; "
         "issued=2005-5-12; number=ARB/01/8; authority=International Centre "
         "for Settlement of Investment Disputes"},
        {"South China Sea Arbitration (Philippines v China), PCA Case No. "
         "2013-19, Award of 12 July 2016",
         "case ARB-1; title=South China Sea Arbitration (Philippines v China); "
         "issued=2016-7-12; number=2013-19; authority=Permanent Court of "
         "Arbitration"},
        {"US – Shrimp, WT/DS58/AB/R, para. 130",
         "case WTO-1; title=US – Shrimp; locator=para. 130; "
         "number=WT/DS58/AB/R; authority=World Trade Organization"},
        {"M/V \"SAIGA\" (No. 2) (Saint Vincent and the Grenadines v. Guinea), "
         "ITLOS Reports 1999, p. 10",
         "case ICJ-1; title=M/V \"SAIGA\" (No. 2) (Saint Vincent and the "
         "Grenadines v. Guinea); container-title=ITLOS Reports; volume=1999; "
         "page=10; issued=1999; authority=International Tribunal for the Law "
         "of the Sea"},
        {"Regulation (EU) 2016/679 of the European Parliament and of the "
         "Council of 27 April 2016 [2016] OJ L119/1",
         "statute EU-2; title=Regulation (EU) 2016/679; container-title=OJ L; "
         "volume=119; page=1; issued=2016-4-27; number=2016/679"},
        {"Council Directive 93/13/EEC of 5 April 1993, OJ L 95, 21.4.1993, p. "
         "29",
         "statute EU-2; title=Council Directive 93/13/EEC; container-title=OJ "
         "L; volume=95; page=29; issued=1993-4-5; number=93/13/EEC"},
        {"Verordnung (EU) Nr. 1215/2012, ABl. L 351 vom 20.12.2012, S. 1",
         "statute EU-2; title=Verordnung (EU) Nr. 1215/2012; "
         "container-title=ABl. L; volume=351; page=1; issued=2012-12-20; "
         "number=1215/2012"},
        {"règlement (UE) n° 1215/2012",
         "statute EU-2; title=règlement (UE) n° 1215/2012; number=1215/2012"},
        {"32016R0679", "statute CELEX-1; issued=2016; number=32016R0679"},
        {"02016R0679-20160504",
         "statute CELEX-1; issued=2016; number=02016R0679-20160504"},
        {"Lawless v. Ireland (no. 3), 1 July 1961, § 28, Series A no. 3",
         "case SERIES-1; title=Lawless v. Ireland (no. 3); "
         "container-title=Series A; volume=3; locator=§ 28; issued=1961-7-1; "
         "authority=European Court of Human Rights"},
        {"Hirst v. the United Kingdom (no. 2) [GC], no. 74025/01, §§ 56-71, "
         "ECHR 2005-IX",
         "case ECHR-1; title=Hirst v. the United Kingdom (no. 2); "
         "container-title=ECHR; volume=2005-IX; locator=§§ 56-71; issued=2005; "
         "number=74025/01; authority=European Court of Human Rights"},
        {"Al-Skeini and Others v UK App no 55721/07 (ECtHR, 7 July 2011) para "
         "130",
         "case ECHR-1; title=Al-Skeini and Others v UK; locator=para 130; "
         "issued=2011-7-7; number=55721/07; authority=European Court of Human "
         "Rights"},
        {"Moreira Ferreira c. Portugal (n° 2) [GC], n° 19867/12, § 20, CEDH "
         "2017",
         "case ECHR-1; title=Moreira Ferreira c. Portugal (n° 2); "
         "container-title=CEDH; volume=2017; locator=§ 20; issued=2017; "
         "number=19867/12; authority=European Court of Human Rights"},
        {"McCann and Others v. the United Kingdom, 27 September 1995, § 147, "
         "Series A no. 324",
         "case SERIES-1; title=McCann and Others v. the United Kingdom; "
         "container-title=Series A; volume=324; locator=§ 147; "
         "issued=1995-9-27; authority=European Court of Human Rights"},
        {"Kress v. France [GC], no. 39594/98, ECHR 2001-VI",
         "case ECHR-1; title=Kress v. France; container-title=ECHR; "
         "volume=2001-VI; issued=2001; number=39594/98; authority=European "
         "Court of Human Rights"},
        {"Application nos. 46827/99 and 46951/99, Mamatkulov and Askarov v. "
         "Turkey",
         "case ECHR-1; title=Mamatkulov and Askarov v. Turkey; "
         "number=46827/99; authority=European Court of Human Rights"},
        {"HUDOC 001-59591", "case HUDOC-1; number=001-59591; "
                            "authority=European Court of Human Rights"},
        {"Loizidou v. Turkey (preliminary objections), 23 March 1995, § 75, "
         "Series A no. 310",
         "case SERIES-1; title=Loizidou v. Turkey (preliminary objections); "
         "container-title=Series A; volume=310; locator=§ 75; "
         "issued=1995-3-23; authority=European Court of Human Rights"},
        {"Akdivar and Others v. Turkey, 16 September 1996, § 65, Reports of "
         "Judgments and Decisions 1996-IV",
         "case ECHR-2; title=Akdivar and Others v. Turkey; "
         "container-title=Reports of Judgments and Decisions; volume=1996-IV; "
         "locator=§ 65; issued=1996-9-16; authority=European Court of Human "
         "Rights"},
        {"ECLI:DE:BGH:2004:120304UVZR37.03.0",
         "case ECLI-1; issued=2004; number=ECLI:DE:BGH:2004:120304UVZR37.03.0; "
         "authority=Bundesgerichtshof"},
        {"ECLI:FR:CCASS:2012:CM12345",
         "case ECLI-1; issued=2012; number=ECLI:FR:CCASS:2012:CM12345; "
         "authority=Cour de cassation"},
        {"ECLI:NL:HR:2019:2006",
         "case ECLI-1; issued=2019; number=ECLI:NL:HR:2019:2006; "
         "authority=Hoge Raad"},
        {"ECLI:IT:COST:2007:348",
         "case ECLI-1; issued=2007; number=ECLI:IT:COST:2007:348; "
         "authority=Corte costituzionale"},
        {"ECLI:AT:OGH0002:2010:0010OB00123.10A.0101.000",
         "case ECLI-1; issued=2010; "
         "number=ECLI:AT:OGH0002:2010:0010OB00123.10A.0101.000; "
         "authority=Oberster Gerichtshof"},
        {"Case C-34/09 Ruiz Zambrano ECLI:EU:C:2011:124, paras 42-44",
         "case EU-1; title=Ruiz Zambrano; locator=paras 42-44; issued=2011; "
         "number=C-34/09; authority=Court of Justice of the European Union"},
        {"C‑617/10 Åkerberg Fransson EU:C:2013:105, [21]",
         "case EU-1; title=Åkerberg Fransson; locator=[21]; issued=2013; "
         "number=C‑617/10; authority=Court of Justice of the European Union"},
        {"Joined Cases C-6/90 and C-9/90 Francovich and Others v Italy [1991] "
         "ECR I-5357",
         "case EU-1; title=Francovich and Others v Italy; container-title=ECR; "
         "volume=1991; page=I-5357; issued=1991; number=C-6/90; "
         "authority=Court of Justice of the European Union"},
        {"Case 26/62 Van Gend en Loos [1963] ECR 1",
         "case EU-1; title=Van Gend en Loos; container-title=ECR; volume=1963; "
         "page=1; issued=1963; number=26/62; authority=Court of Justice of the "
         "European Union"},
        {"Opinion 2/13 EU:C:2014:2454",
         "case EU-1; issued=2014; number=2/13; authority=Court of Justice of "
         "the European Union"},
        {"Case F-16/05 Falcione v Commission",
         "case EU-1; title=Falcione v Commission; number=F-16/05; "
         "authority=Civil Service Tribunal"},
        {"Directive 95/46/EC of the European Parliament and of the Council of "
         "24 October 1995",
         "statute EU-2; title=Directive 95/46/EC; issued=1995-10-24; "
         "number=95/46/EC"},
        {"Council Regulation (EC) No 44/2001 of 22 December 2000 [2001] OJ "
         "L12/1, art 5(1)",
         "statute EU-2; title=Council Regulation (EC) No 44/2001; "
         "container-title=OJ L; volume=12; page=1; locator=art 5(1); "
         "issued=2000-12-22; number=44/2001"},
        {"Council Framework Decision 2002/584/JHA",
         "statute EU-2; title=Council Framework Decision 2002/584/JHA; "
         "number=2002/584/JHA"},
        {"Richtlinie 95/46/EG",
         "statute EU-2; title=Richtlinie 95/46/EG; number=95/46/EG"},
        {"Richtlinie (EU) 2016/680",
         "statute EU-2; title=Richtlinie (EU) 2016/680; number=2016/680"},
        {"directive 93/13/CEE du Conseil du 5 avril 1993",
         "statute EU-2; title=directive 93/13/CEE; issued=1993-4-5; "
         "number=93/13/CEE"},
        {"Reglamento (UE) 2016/679",
         "statute EU-2; title=Reglamento (UE) 2016/679; number=2016/679"},
        {"regolamento (CE) n. 593/2008",
         "statute EU-2; title=regolamento (CE) n. 593/2008; number=593/2008"},
        {"OJ C 326, 26.10.2012, p. 391",
         "statute OJ-1; container-title=OJ C; volume=326; page=391; "
         "issued=2012-10-26"},
        {"OJ 2012 C 326, p. 391",
         "statute OJ-1; container-title=OJ; volume=326; page=391; issued=2012"},
        {"ABl. 2001 L 12/1",
         "statute OJ-1; container-title=ABl.; volume=12; page=1; issued=2001"},
        {"JO L 119 du 4.5.2016, p. 1", "statute OJ-1; container-title=JO L; "
                                       "volume=119; page=1; issued=2016-5-4"},
        {"Article 17 of Regulation (EU) 2016/679",
         "statute EU-2; title=Regulation (EU) 2016/679; locator=Article 17; "
         "number=2016/679"},
        {"61964CJ0006", "case CELEX-1; issued=1964; number=61964CJ0006"},
        {"32016L0680", "statute CELEX-1; issued=2016; number=32016L0680"},
        {"Nuclear Tests (Australia v. France), I.C.J. Reports 1974, p. 253, at "
         "p. 267, para. 43",
         "case ICJ-1; title=Nuclear Tests (Australia v. France); "
         "container-title=I.C.J. Reports; volume=1974; page=253; locator=p. "
         "267, para. 43; issued=1974; authority=International Court of "
         "Justice"},
        {"Legality of the Threat or Use of Nuclear Weapons, Advisory Opinion, "
         "I.C.J. Reports 1996, p. 226",
         "case ICJ-1; title=Legality of the Threat or Use of Nuclear Weapons; "
         "container-title=I.C.J. Reports; volume=1996; page=226; issued=1996; "
         "authority=International Court of Justice"},
        {"Case of the S.S. \"Lotus\", P.C.I.J., Series A, No. 10, p. 18",
         "case SERIES-1; title=Case of the S.S. \"Lotus\"; "
         "container-title=Series A; volume=10; locator=p. 18; "
         "authority=Permanent Court of International Justice"},
        {"Factory at Chorzów, PCIJ Series A No 17, 47",
         "case SERIES-1; title=Factory at Chorzów; container-title=Series A; "
         "volume=17; locator=47; authority=Permanent Court of International "
         "Justice"},
        {"Prosecutor v. Tadić, Case No. IT-94-1-AR72, Decision, 2 October "
         "1995, para. 70",
         "case TRIBUNAL-1; title=Prosecutor v. Tadić; locator=para. 70; "
         "issued=1995-10-2; number=IT-94-1-AR72; authority=International "
         "Criminal Tribunal for the former Yugoslavia"},
        {"Prosecutor v Taylor, SCSL-03-01-T, Judgment, 18 May 2012",
         "case TRIBUNAL-1; title=Prosecutor v Taylor; issued=2012-5-18; "
         "number=SCSL-03-01-T; authority=Special Court for Sierra Leone"},
        {"STL-11-01/I/AC/R176bis",
         "case TRIBUNAL-1; number=STL-11-01/I/AC/R176bis; authority=Special "
         "Tribunal for Lebanon"},
        {"Prosecutor v. Al Mahdi, ICC-01/12-01/15-171, 27 September 2016",
         "case TRIBUNAL-1; title=Prosecutor v. Al Mahdi; issued=2016-9-27; "
         "number=ICC-01/12-01/15-171; authority=International Criminal Court"},
        {"Barrios Altos v. Peru, Series C No. 75",
         "case SERIES-1; title=Barrios Altos v. Peru; container-title=Series "
         "C; volume=75; authority=Inter-American Court of Human Rights"},
        {"Metalclad Corporation v Mexico, ICSID Case No. ARB(AF)/97/1, Award, "
         "30 August 2000",
         "case ARB-1; title=Metalclad Corporation v Mexico; issued=2000-8-30; "
         "number=ARB(AF)/97/1; authority=International Centre for Settlement "
         "of Investment Disputes"},
        {"Salini v Morocco, ICSID Case No ARB/00/4, Decision on Jurisdiction, "
         "23 July 2001, para 52",
         "case ARB-1; title=Salini v Morocco; locator=para 52; "
         "issued=2001-7-23; number=ARB/00/4; authority=International Centre "
         "for Settlement of Investment Disputes"},
        {"Mathieu-Mohin and Clerfayt v. Belgium, judgment of 2 March 1987, "
         "Series A no. 113, p. 23, § 52",
         "case SERIES-1; title=Mathieu-Mohin and Clerfayt v. Belgium; "
         "container-title=Series A; volume=113; locator=p. 23, § 52; "
         "issued=1987-3-2; authority=European Court of Human Rights"},
        {"Bayer v. Germany (no. 8453/04, § 38, 16 July 2009)",
         "case ECHR-1; title=Bayer v. Germany; locator=§ 38; issued=2009-7-16; "
         "number=8453/04; authority=European Court of Human Rights"},
        {"Perez v. France ([GC], no. 47287/99, § 64, ECHR 2004-I)",
         "case ECHR-1; title=Perez v. France; container-title=ECHR; "
         "volume=2004-I; locator=§ 64; issued=2004; number=47287/99; "
         "authority=European Court of Human Rights"},
        {"Čonka v. Belgium, no. 51564/99, §§ 61-63, ECHR 2002-I",
         "case ECHR-1; title=Čonka v. Belgium; container-title=ECHR; "
         "volume=2002-I; locator=§§ 61-63; issued=2002; number=51564/99; "
         "authority=European Court of Human Rights"},
        {"Karajanov v. “the former Yugoslav Republic of Macedonia”, no. "
         "2229/15, 6 April 2017",
         "case ECHR-1; title=Karajanov v. “the former Yugoslav Republic of "
         "Macedonia”; issued=2017-4-6; number=2229/15; authority=European "
         "Court of Human Rights"},
        {"App. No. 40984/07, 22 April 2010, para. 87",
         "case ECHR-1; locator=para. 87; issued=2010-4-22; number=40984/07; "
         "authority=European Court of Human Rights"},
        {"Case C-362/14 Schrems v Data Protection Commissioner EU:C:2015:650",
         "case EU-1; title=Schrems v Data Protection Commissioner; "
         "issued=2015; number=C-362/14; authority=Court of Justice of the "
         "European Union"},
        {"Case T-201/04 Microsoft v Commission [2007] ECR II-3601, para 15",
         "case EU-1; title=Microsoft v Commission; container-title=ECR; "
         "volume=2007; page=II-3601; locator=para 15; issued=2007; "
         "number=T-201/04; authority=General Court"},
        {"Case C-6/64, Costa v. ENEL, ECLI:EU:C:1964:66",
         "case EU-1; title=Costa v. ENEL; issued=1964; number=C-6/64; "
         "authority=Court of Justice of the European Union"},
        {"Commission Regulation (EC) No 2257/94 of 16 September 1994",
         "statute EU-2; title=Commission Regulation (EC) No 2257/94; "
         "issued=1994-9-16; number=2257/94"},
        {"Directive (EU) 2019/790, OJ L 130, 17.5.2019, p. 92",
         "statute EU-2; title=Directive (EU) 2019/790; container-title=OJ L; "
         "volume=130; page=92; issued=2019-5-17; number=2019/790"},
        {"Decision 2008/801/EC",
         "statute EU-2; title=Decision 2008/801/EC; number=2008/801/EC"},
        {"Article 5(3) of Directive 2001/29/EC",
         "statute EU-2; title=Directive 2001/29/EC; locator=Article 5(3); "
         "number=2001/29/EC"},
        {"32016R0679R(02)",
         "statute CELEX-1; issued=2016; number=32016R0679R(02)"},
        {"Armed Activities on the Territory of the Congo (Democratic Republic "
         "of the Congo v. Uganda), Judgment, I.C.J. Reports 2005, p. 168",
         "case ICJ-1; title=Armed Activities on the Territory of the Congo "
         "(Democratic Republic of the Congo v. Uganda); container-title=I.C.J. "
         "Reports; volume=2005; page=168; issued=2005; authority=International "
         "Court of Justice"},
        {"Status of Eastern Carelia, PCIJ Series B No 5",
         "case SERIES-1; title=Status of Eastern Carelia; "
         "container-title=Series B; volume=5; authority=Permanent Court of "
         "International Justice"},
        {"Prosecutor v. Katanga, ICC-01/04-01/07-3436-tENG, 7 March 2014",
         "case TRIBUNAL-1; title=Prosecutor v. Katanga; issued=2014-3-7; "
         "number=ICC-01/04-01/07-3436-tENG; authority=International Criminal "
         "Court"},
        {"Prosecutor v Gotovina, IT-06-90-A, Appeals Judgment, 16 November "
         "2012, para 61",
         "case TRIBUNAL-1; title=Prosecutor v Gotovina; locator=para 61; "
         "issued=2012-11-16; number=IT-06-90-A; authority=International "
         "Criminal Tribunal for the former Yugoslavia"},
        {"Philip Morris Asia Limited v Australia, PCA Case No. 2012-12, Award "
         "on Jurisdiction, 17 December 2015",
         "case ARB-1; title=Philip Morris Asia Limited v Australia; "
         "issued=2015-12-17; number=2012-12; authority=Permanent Court of "
         "Arbitration"},
        {"MOX Plant (Ireland v United Kingdom), ITLOS Case No. 10, Order of 3 "
         "December 2001",
         "case ARB-1; title=MOX Plant (Ireland v United Kingdom); "
         "issued=2001-12-3; number=10; authority=International Tribunal for "
         "the Law of the Sea"},
        {"Regulation (EU) 2016/679, http://data.europa.eu/eli/reg/2016/679/oj",
         "statute EU-2; title=Regulation (EU) 2016/679; number=2016/679; "
         "URL=http://data.europa.eu/eli/reg/2016/679/oj"},
    };

    (void)state;
    CHECK(rows);
}

/* German, French, Italian, Spanish, Russian, Nordic. */
static void test_continental(void **state)
{
    static const row rows[] = {
        {"BGH, Urteil vom 12.3.2004 – V ZR 37/03, NJW 2004, 1234 (1236)",
         "case HEAD-1; container-title=NJW; volume=2004; page=1234; "
         "issued=2004-3-12; number=V ZR 37/03; authority=BGH"},
        {"BVerfGE 7, 198 (208 f.)",
         "case DE-2; container-title=BVerfGE; volume=7; page=198; locator=208 "
         "f.; authority=Bundesverfassungsgericht"},
        {"BVerfG, Beschl. v. 12.03.2004 – 1 BvR 402/87, Rn. 12",
         "case HEAD-1; locator=Rn. 12; issued=2004-3-12; number=1 BvR 402/87; "
         "authority=BVerfG"},
        {"OLG München, Urt. v. 1. Februar 2003 – 12 U 34/02",
         "case HEAD-1; issued=2003-2-1; number=12 U 34/02; authority=OLG "
         "München"},
        {"§ 823 Abs. 1 Satz 2 BGB",
         "statute CODE-1; title=BGB; locator=§ 823 Abs. 1 Satz 2"},
        {"§§ 305 ff. BGB", "statute CODE-1; title=BGB; locator=§§ 305 ff."},
        {"Art. 5 Abs. 1 GG", "statute CODE-1; title=GG; locator=Art. 5 Abs. 1"},
        {"Cass. civ. 1re, 12 mars 2004, n° 02-12345, Bull. civ. I, n° 77",
         "case HEAD-1; title=Cass. civ. 1re, 12 mars 2004, n° 02-12345; "
         "container-title=Bull. civ.; volume=I; issue=77; issued=2004-3-12; "
         "number=02-12345; authority=Cass. civ."},
        {"CE, Ass., 12 mars 2004, Nom, n° 123456, Rec. Lebon p. 12",
         "case HEAD-1; title=Nom; container-title=Rec. Lebon; page=12; "
         "issued=2004-3-12; number=123456; authority=CE"},
        {"Cons. const., déc. n° 71-44 DC du 16 juillet 1971",
         "case HEAD-2; issued=1971-7-16; number=71-44 DC; authority=Cons. "
         "const."},
        {"art. 1240 C. civ.",
         "statute CODE-1; title=C. civ.; locator=art. 1240"},
        {"article L. 121-1 du code de la consommation",
         "statute CODE-1; title=code de la consommation; locator=article L. "
         "121-1"},
        {"Cass., sez. un., 12 marzo 2004, n. 5678",
         "case HEAD-1; title=Cass., sez. un., 12 marzo 2004, n. 5678; "
         "issued=2004-3-12; number=5678; authority=Cass"},
        {"Corte cost., sent. n. 348/2007",
         "case HEAD-2; issued=2007; number=348/2007; authority=Corte cost"},
        {"art. 2043 c.c.", "statute CODE-1; title=c.c.; locator=art. 2043"},
        {"d.lgs. 196/2003",
         "statute LAW-3; title=d.lgs. 196/2003; issued=2003; number=196/2003"},
        {"l. 7 agosto 1990, n. 241", "statute LAW-3; title=l. 7 agosto 1990, "
                                     "n. 241; issued=1990-8-7; number=241"},
        {"STS 123/2004, de 12 de marzo",
         "case ES-1; issued=2004; number=123/2004; authority=Tribunal Supremo"},
        {"STC 45/1999", "case ES-1; issued=1999; number=45/1999; "
                        "authority=Tribunal Constitucional"},
        {"art. 1902 CC", "statute CODE-1; title=CC; locator=art. 1902"},
        {"Ley Orgánica 2/1979", "statute LAW-3; title=Ley Orgánica 2/1979; "
                                "issued=1979; number=2/1979"},
        {"Постановление КС РФ от 12.03.2004 № 5-П",
         "case RU-1; issued=2004-3-12; number=5-П; authority=КС РФ"},
        {"ст. 15 ГК РФ", "statute CODE-1; title=ГК РФ; locator=ст. 15"},
        {"Article 5 of this report is clear.", ""},
        {"EGMR, Urteil vom 24.6.2004 – 59320/00, NJW 2004, 2647",
         "case HEAD-1; container-title=NJW; volume=2004; page=2647; "
         "issued=2004-6-24; number=59320/00; authority=EGMR"},
        {"EuGH, Urteil vom 5.2.1963 – Rs. 26/62, Slg. 1963, 1",
         "case HEAD-1; container-title=Slg; volume=1963; page=1; "
         "issued=1963-2-5; number=26/62; authority=EuGH"},
        {"Art. 6 Abs. 1 lit. a DSGVO",
         "statute CODE-1; title=DSGVO; locator=Art. 6 Abs. 1 lit. a"},
        {"Art. 47 GRCh", "statute CODE-1; title=GRCh; locator=Art. 47"},
        {"BVerfG, Urteil vom 15. Januar 1958 – 1 BvR 400/51, BVerfGE 7, 198",
         "case HEAD-1; container-title=BVerfGE; volume=7; page=198; "
         "issued=1958-1-15; number=1 BvR 400/51; authority=BVerfG"},
        {"BVerfGE 65, 1 (43)",
         "case DE-2; container-title=BVerfGE; volume=65; page=1; locator=43; "
         "authority=Bundesverfassungsgericht"},
        {"BGHZ 12, 34", "case DE-2; container-title=BGHZ; volume=12; page=34; "
                        "authority=Bundesgerichtshof"},
        {"BGHSt 7, 363, 369",
         "case DE-2; container-title=BGHSt; volume=7; page=363; locator=369; "
         "authority=Bundesgerichtshof"},
        {"BGE 123 II 456", "case DE-2; container-title=BGE; volume=123; "
                           "page=456; authority=Schweizerisches Bundesgericht"},
        {"BAG, Urt. v. 12.3.2004 – 2 AZR 123/03, NZA 2004, 567",
         "case HEAD-1; container-title=NZA; volume=2004; page=567; "
         "issued=2004-3-12; number=2 AZR 123/03; authority=BAG"},
        {"BVerwG, Urteil vom 3.4.2012 - 5 C 12.03",
         "case HEAD-1; issued=2012-4-3; number=5 C 12.03; authority=BVerwG"},
        {"LG Augsburg, v. 24.09.2001 - 3 O 4995/00, BKR 2001, 99",
         "case HEAD-1; container-title=BKR; volume=2001; page=99; "
         "issued=2001-9-24; number=3 O 4995/00; authority=LG Augsburg"},
        {"VG Frankfurt, 04.11.2014 - 6 L 544/14.A",
         "case HEAD-1; title=VG Frankfurt, 04.11.2014 - 6 L 544/14.A; "
         "issued=2014-11-4; number=6 L 544/14.A; authority=VG Frankfurt"},
        {"ECtHR [GC], v. 23.03.1995 - 15318/89",
         "case HEAD-1; issued=1995-3-23; number=15318/89; authority=ECtHR "
         "[GC]"},
        {"BGH, Beschluss vom 1. Juni 2011 – XII ZB 12/03 – juris Rn. 12",
         "case HEAD-1; locator=Rn. 12; issued=2011-6-1; number=XII ZB 12/03; "
         "authority=BGH"},
        {"OGH, 12.3.2004, 1 Ob 12/04a",
         "case HEAD-1; title=OGH, 12.3.2004, 1 Ob 12/04a; issued=2004-3-12; "
         "number=1 Ob 12/04a; authority=OGH"},
        {"§ 242 BGB", "statute CODE-1; title=BGB; locator=§ 242"},
        {"§§ 812, 818 BGB", "statute CODE-1; title=BGB; locator=§§ 812, 818"},
        {"§ 263a Abs. 1 StGB",
         "statute CODE-1; title=StGB; locator=§ 263a Abs. 1"},
        {"§ 1 Abs. 1 Nr. 2 UWG",
         "statute CODE-1; title=UWG; locator=§ 1 Abs. 1 Nr. 2"},
        {"Art. 1 Abs. 1 i.V.m. Art. 2 Abs. 1 GG",
         "statute CODE-1; title=GG; locator=Art. 1 Abs. 1 i.V.m. Art. 2 Abs. "
         "1"},
        {"Art. 20a GG", "statute CODE-1; title=GG; locator=Art. 20a"},
        {"§ 90 BVerfGG", "statute CODE-1; title=BVerfGG; locator=§ 90"},
        {"Cass. ass. plén., 9 mai 1984, n° 80-93.481",
         "case HEAD-1; title=Cass. ass. plén., 9 mai 1984, n° 80-93.481; "
         "issued=1984-5-9; number=80-93.481; authority=Cass"},
        {"Cass. crim., 3 janvier 2006, n° 05-81876, Bull. crim. n° 1",
         "case HEAD-1; title=Cass. crim., 3 janvier 2006, n° 05-81876; "
         "container-title=Bull. crim.; issue=1; issued=2006-1-3; "
         "number=05-81876; authority=Cass"},
        {"CE, 19 mai 1933, Benjamin, n° 17413, Rec. p. 541",
         "case HEAD-1; title=Benjamin; container-title=Rec.; page=541; "
         "issued=1933-5-19; number=17413; authority=CE"},
        {"Conseil d'État, 21 novembre 2012, n° 326375",
         "case HEAD-1; title=Conseil d'État, 21 novembre 2012, n° 326375; "
         "issued=2012-11-21; number=326375; authority=Conseil d'État"},
        {"Cour de cassation, Chambre mixte, 21 décembre 2012, 12-15063, Publié "
         "au bulletin",
         "case HEAD-1; title=Cour de cassation, Chambre mixte, 21 décembre "
         "2012, 12-15063; container-title=Publié au bulletin; "
         "issued=2012-12-21; number=12-15063; authority=Cour de cassation"},
        {"CA Paris, 12 mars 2004, n° 03/12345",
         "case HEAD-1; title=CA Paris, 12 mars 2004, n° 03/12345; "
         "issued=2004-3-12; number=03/12345; authority=CA Paris"},
        {"Cons. const., 16 juillet 1971, n° 71-44 DC",
         "case HEAD-1; title=Cons. const., 16 juillet 1971, n° 71-44 DC; "
         "issued=1971-7-16; number=71-44 DC; authority=Cons. const."},
        {"art. 1382 du Code civil",
         "statute CODE-1; title=Code civil; locator=art. 1382"},
        {"article 1134 du code civil",
         "statute CODE-1; title=code civil; locator=article 1134"},
        {"art. L. 1121-1 C. trav.",
         "statute CODE-1; title=C. trav.; locator=art. L. 1121-1"},
        {"article R. 123-4 du code de l'urbanisme",
         "statute CODE-1; title=code de l'urbanisme; locator=article R. 123-4"},
        {"loi n° 78-17 du 6 janvier 1978",
         "statute LAW-3; title=loi n° 78-17; issued=1978-1-6; number=78-17"},
        {"décret n° 2005-1309 du 20 octobre 2005",
         "statute LAW-3; title=décret n° 2005-1309; issued=2005-10-20; "
         "number=2005-1309"},
        {"loi du 29 juillet 1881",
         "statute LAW-4; title=loi du 29 juillet 1881; issued=1881-7-29"},
        {"Cass. civ., sez. III, 12 marzo 2004, n. 5678, in Foro it., 2004, I, "
         "c. 123",
         "case HEAD-1; title=Cass. civ., sez. III, 12 marzo 2004, n. 5678; "
         "locator=c. 123; issued=2004-3-12; number=5678; "
         "authority=Cass. civ."},
        {"Corte cost., 24 ottobre 2007, n. 348",
         "case HEAD-1; title=Corte cost., 24 ottobre 2007, n. 348; "
         "issued=2007-10-24; number=348; authority=Corte cost"},
        {"Corte cost., sentenza n. 238 del 2014",
         "case HEAD-2; issued=2014; number=238; authority=Corte cost"},
        {"art. 117, comma 1, Cost.",
         "statute CODE-1; title=Cost; locator=art. 117, comma 1"},
        {"artt. 3 e 24 Cost.",
         "statute CODE-1; title=Cost; locator=artt. 3 e 24"},
        {"art. 2 d.lgs. 196/2003",
         "statute LAW-3; title=d.lgs. 196/2003; locator=art. 2; issued=2003; "
         "number=196/2003"},
        {"D.P.R. 28 dicembre 2000, n. 445",
         "statute LAW-3; title=D.P.R. 28 dicembre 2000, n. 445; "
         "issued=2000-12-28; number=445"},
        {"legge 7 agosto 1990, n. 241",
         "statute LAW-3; title=legge 7 agosto 1990, n. 241; issued=1990-8-7; "
         "number=241"},
        {"STC 53/1985, de 11 de abril",
         "case ES-1; issued=1985; number=53/1985; authority=Tribunal "
         "Constitucional"},
        {"STS 241/2013, de 9 de mayo, RJ 2013\\3088",
         "case ES-1; container-title=RJ; volume=2013; page=3088; issued=2013; "
         "number=241/2013; authority=Tribunal Supremo"},
        {"SAP Madrid 123/2004", "case ES-1; issued=2004; number=123/2004; "
                                "authority=Audiencia Provincial"},
        {"artículo 18 de la Constitución Española",
         "statute CODE-1; title=Constitución Española; locator=artículo 18"},
        {"Ley 30/1992, de 26 de noviembre",
         "statute LAW-3; title=Ley 30/1992; issued=1992; number=30/1992"},
        {"Real Decreto Legislativo 1/2007",
         "statute LAW-3; title=Real Decreto Legislativo 1/2007; issued=2007; "
         "number=1/2007"},
        {"Ley Orgánica 3/2018, de 5 de diciembre",
         "statute LAW-3; title=Ley Orgánica 3/2018; issued=2018; "
         "number=3/2018"},
        {"Федеральный закон от 27.07.2006 № 152-ФЗ",
         "statute RU-1; title=Федеральный закон от 27.07.2006 № 152-ФЗ; "
         "issued=2006-7-27; number=152-ФЗ"},
        {"ч. 4 ст. 15 Конституции РФ",
         "statute CODE-1; title=Конституции РФ; locator=ст. 15"},
        {"BGH, Urt. v. 15.11.2012 – I ZR 74/12, NJW 2013, 1441 – Morpheus",
         "case HEAD-1; container-title=NJW; volume=2013; page=1441; "
         "issued=2012-11-15; number=I ZR 74/12; authority=BGH"},
        {"BVerfGE 7, 198, 208",
         "case DE-2; container-title=BVerfGE; volume=7; page=198; locator=208; "
         "authority=Bundesverfassungsgericht"},
        {"BVerwGE 17, 306", "case DE-2; container-title=BVerwGE; volume=17; "
                            "page=306; authority=Bundesverwaltungsgericht"},
        {"§ 985 BGB", "statute CODE-1; title=BGB; locator=§ 985"},
        {"§ 17 Abs. 2 Satz 1 VersG",
         "statute CODE-1; title=VersG; locator=§ 17 Abs. 2 Satz 1"},
        {"Art. 103 Abs. 2 GG",
         "statute CODE-1; title=GG; locator=Art. 103 Abs. 2"},
        {"Art. 267 AEUV", "statute CODE-1; title=AEUV; locator=Art. 267"},
        {"Cass. com., 22 octobre 1996, n° 93-18.632, Bull. civ. IV, n° 261",
         "case HEAD-1; title=Cass. com., 22 octobre 1996, n° 93-18.632; "
         "container-title=Bull. civ.; volume=IV; issue=261; issued=1996-10-22; "
         "number=93-18.632; authority=Cass"},
        {"CE, Ass., 30 octobre 1998, Sarran, n° 200286, Rec. p. 368",
         "case HEAD-1; title=Sarran; container-title=Rec.; page=368; "
         "issued=1998-10-30; number=200286; authority=CE"},
        {"Cons. const., déc. n° 2010-1 QPC",
         "case HEAD-2; number=2010-1 QPC; authority=Cons. const."},
        {"art. L. 225-37 C. com.",
         "statute CODE-1; title=C. com.; locator=art. L. 225-37"},
        {"loi n° 2004-575 du 21 juin 2004",
         "statute LAW-3; title=loi n° 2004-575; issued=2004-6-21; "
         "number=2004-575"},
        {"Cass., sez. un., 22 luglio 1999, n. 500",
         "case HEAD-1; title=Cass., sez. un., 22 luglio 1999, n. 500; "
         "issued=1999-7-22; number=500; authority=Cass"},
        {"Corte cost., sent. n. 1/2014",
         "case HEAD-2; issued=2014; number=1/2014; authority=Corte cost"},
        {"art. 1418 c.c.", "statute CODE-1; title=c.c.; locator=art. 1418"},
        {"art. 111 Cost.", "statute CODE-1; title=Cost; locator=art. 111"},
        {"d.lgs. 30 giugno 2003, n. 196",
         "statute LAW-3; title=d.lgs. 30 giugno 2003, n. 196; "
         "issued=2003-6-30; number=196"},
        {"l. 20 maggio 1970, n. 300", "statute LAW-3; title=l. 20 maggio 1970, "
                                      "n. 300; issued=1970-5-20; number=300"},
        {"STC 31/2010, de 28 de junio",
         "case ES-1; issued=2010; number=31/2010; authority=Tribunal "
         "Constitucional"},
        {"art. 1255 CC", "statute CODE-1; title=CC; locator=art. 1255"},
        {"Ley Orgánica 10/1995, de 23 de noviembre",
         "statute LAW-3; title=Ley Orgánica 10/1995; issued=1995; "
         "number=10/1995"},
        {"Real Decreto 1720/2007", "statute LAW-3; title=Real Decreto "
                                   "1720/2007; issued=2007; number=1720/2007"},
        {"Определение КС РФ от 05.02.2004 № 79-О",
         "case RU-1; issued=2004-2-5; number=79-О; authority=КС РФ"},
        {"ст. 159 УК РФ", "statute CODE-1; title=УК РФ; locator=ст. 159"},
        {"NJA 2012 s. 179", "case NORDIC-1; title=NJA 2012 s. 179; "
                            "issued=2012; authority=Högsta domstolen"},
        {"RÅ 2007 ref. 19", "case NORDIC-1; title=RÅ 2007 ref. 19; "
                            "issued=2007; authority=Regeringsrätten"},
        {"Supreme Court of Canada, v. 21.01.2010 - 32797",
         "case HEAD-3; issued=2010-1-21; number=32797; authority=Supreme Court "
         "of Canada"},
        {"http://data.europa.eu/eli/reg/2016/679/oj",
         "statute ELI-1; number=reg/2016/679; "
         "URL=http://data.europa.eu/eli/reg/2016/679/oj"},
    };

    (void)state;
    CHECK(rows);
}

/* Treaties and articles. */
static void test_treaties(void **state)
{
    static const row rows[] = {
        {"s 6 of the Human Rights Act 1998",
         "statute CODE-2; title=Human Rights Act; locator=s 6; issued=1998"},
        {"Criminal Code, s 12",
         "statute CODE-2; title=Criminal Code; locator=s 12"},
        {"Art. 8 ECHR", "statute TREATY-1; title=European Convention on Human "
                        "Rights; locator=Art. 8"},
        {"Article 2, paragraph 4, of the Charter of the United Nations",
         "statute TREATY-1; title=Charter of the United Nations; "
         "locator=Article 2, paragraph 4"},
        {"Art. 2(4) UN Charter", "statute TREATY-1; title=Charter of the "
                                 "United Nations; locator=Art. 2(4)"},
        {"common article 3", "statute TREATY-3; title=Geneva Conventions of 12 "
                             "August 1949; locator=article 3"},
        {"Vienna Convention on the Law of Treaties, 1155 UNTS 331, art 31",
         "statute TREATY-2; title=Vienna Convention on the Law of Treaties; "
         "container-title=UNTS; volume=1155; page=331; locator=art 31"},
        {"Vienna Convention on the Law of Treaties (adopted 23 May 1969, "
         "entered into force 27 January 1980) 1155 UNTS 331 (VCLT) art 31",
         "statute TREATY-2; title=Vienna Convention on the Law of Treaties "
         "(adopted 23 May 1969, entered into force 27 January 1980); "
         "container-title=UNTS; volume=1155; page=331; locator=art 31"},
        {"ICCPR, art 6", "statute TREATY-1; title=International Covenant on "
                         "Civil and Political Rights; locator=art 6"},
        {"Art. 101 TFEU", "statute TREATY-1; title=Treaty on the Functioning "
                          "of the European Union; locator=Art. 101"},
        {"Article 267 TFEU",
         "statute TREATY-1; title=Treaty on the Functioning of the European "
         "Union; locator=Article 267"},
        {"Prosecutor v Furundžija (1998) 38 ILM 317",
         "case TREATY-2; title=Prosecutor v Furundžija; container-title=ILM; "
         "volume=38; page=317; issued=1998"},
        {"Section 1(1) of the Theft Act 1968",
         "statute CODE-2; title=Theft Act; locator=Section 1(1); issued=1968"},
        {"section 35 of the Constitution Act 1982",
         "statute CODE-2; title=Constitution Act; locator=section 35; "
         "issued=1982"},
        {"Art. 8 EMRK", "statute TREATY-1; title=European Convention on Human "
                        "Rights; locator=Art. 8"},
        {"ст. 8 ЕКПЧ", "statute TREATY-1; title=European Convention on Human "
                       "Rights; locator=ст. 8"},
        {"Article 51 of the UN Charter",
         "statute TREATY-1; title=Charter of the United Nations; "
         "locator=Article 51"},
        {"Art 31(3)(c) VCLT", "statute TREATY-1; title=Vienna Convention on "
                              "the Law of Treaties; locator=Art 31(3)(c)"},
        {"Article 8 of the European Convention on Human Rights",
         "statute TREATY-1; title=European Convention on Human Rights; "
         "locator=Article 8"},
        {"article 6, paragraph 1, of the International Covenant on Civil and "
         "Political Rights",
         "statute TREATY-1; title=International Covenant on Civil and "
         "Political Rights; locator=article 6, paragraph 1"},
        {"articles 2 and 26 of the International Covenant on Civil and "
         "Political Rights",
         "statute TREATY-1; title=International Covenant on Civil and "
         "Political Rights; locator=articles 2 and 26"},
        {"Article 3 common to the Geneva Conventions",
         "statute TREATY-1; title=Geneva Conventions of 12 August 1949; "
         "locator=Article 3"},
        {"article 2 du Pacte international relatif aux droits civils et "
         "politiques",
         "statute TREATY-1; title=International Covenant on Civil and "
         "Political Rights; locator=article 2"},
        {"artículo 14 del Pacto Internacional de Derechos Civiles y Políticos",
         "statute TREATY-1; title=International Covenant on Civil and "
         "Political Rights; locator=artículo 14"},
        {"статья 2 Устава ООН", "statute TREATY-1; title=Charter of the United "
                                "Nations; locator=статья 2"},
        {"статьи 9 и 14 Международного пакта о гражданских и политических "
         "правах",
         "statute TREATY-1; title=International Covenant on Civil and "
         "Political Rights; locator=статьи 9 и 14"},
        {"Universal Declaration of Human Rights, art. 19",
         "statute TREATY-1; title=Universal Declaration of Human Rights; "
         "locator=art. 19"},
        {"UN Charter art 2(4)", "statute TREATY-1; title=Charter of the United "
                                "Nations; locator=art 2(4)"},
        {"Convention on the Rights of the Child (adopted 20 November 1989, "
         "entered into force 2 September 1990) 1577 UNTS 3, art 3(1)",
         "statute TREATY-2; title=Convention on the Rights of the Child "
         "(adopted 20 November 1989, entered into force 2 September 1990); "
         "container-title=UNTS; volume=1577; page=3; locator=art 3(1)"},
        {"Rome Statute of the International Criminal Court, 2187 UNTS 90, art "
         "7",
         "statute TREATY-2; title=Rome Statute of the International Criminal "
         "Court; container-title=UNTS; volume=2187; page=90; locator=art 7"},
        {"Geneva Convention IV, art 49",
         "statute TREATY-1; title=Geneva Convention IV; locator=art 49"},
        {"Framework Convention for the Protection of National Minorities, ETS "
         "No. 157",
         "statute TREATY-2; title=Framework Convention for the Protection of "
         "National Minorities; container-title=ETS; volume=157"},
        {"article 6 de la Convention européenne des droits de l'homme",
         "statute TREATY-1; title=European Convention on Human Rights; "
         "locator=article 6"},
        {"Article 36 of the Vienna Convention on Consular Relations",
         "statute TREATY-1; title=Vienna Convention on Consular Relations; "
         "locator=Article 36"},
        {"Article 1F of the 1951 Convention",
         "statute TREATY-1; title=Convention relating to the Status of "
         "Refugees; locator=Article 1F"},
        {"article 27 of the Covenant",
         "statute CODE-2; title=Covenant; locator=article 27"},
        {"Article 1 of Protocol No. 1",
         "statute TREATY-1; title=Protocol No. 1 to the European Convention on "
         "Human Rights; locator=Article 1"},
        {"Art. 25 UN Charter", "statute TREATY-1; title=Charter of the United "
                               "Nations; locator=Art. 25"},
        {"ECHR, art 10(2)", "statute TREATY-1; title=European Convention on "
                            "Human Rights; locator=art 10(2)"},
        {"Vienna Convention on Diplomatic Relations, 500 UNTS 95, art 22",
         "statute TREATY-2; title=Vienna Convention on Diplomatic Relations; "
         "container-title=UNTS; volume=500; page=95; locator=art 22"},
        {"Treaty on the Non-Proliferation of Nuclear Weapons, 729 UNTS 161, "
         "art VI",
         "statute TREATY-2; title=Treaty on the Non-Proliferation of Nuclear "
         "Weapons; container-title=UNTS; volume=729; page=161; locator=art VI"},
        {"Convention against Torture, 1465 UNTS 85",
         "statute TREATY-2; title=Convention against Torture; "
         "container-title=UNTS; volume=1465; page=85"},
        {"Article 5 of the European Convention Act 2003",
         "statute CODE-2; title=European Convention Act; locator=Article 5; "
         "issued=2003"},
    };

    (void)state;
    CHECK(rows);
}

/* Citations in the running text: "start-end:rule"; and prose that has none. */
static void test_running_law(void **state)
{
    static const row rows[] = {
        {"(see Bayer v. Germany (no. 8453/04, § 38, 16 July 2009), and so on",
         "5-56:ECHR-1"},
        {"In Donoghue v Stevenson [1932] AC 562 the House held, as in Re A "
         "[2001] Fam 147, that",
         "3-37:LR-1; 60-79:LR-1"},
        {"the Court of Justice in Case C-6/64 Costa v ENEL [1964] ECR 585 said",
         "24-63:EU-1"},
        {"under Article 8 of the Convention and § 823 Abs. 1 BGB it was",
         "6-33:CODE-2; 38-55:CODE-1"},
        {"Regulation (EU) 2016/679 of 27 April 2016 (OJ L 119, 4.5.2016, p. 1)",
         "0-41:EU-2; 43-67:OJ-1"},
        {"by the Human Rights Act 1998, s 6, and by ECLI:EU:C:1964:66.",
         "7-33:ACT-1; 42-59:ECLI-1"},
        {"as Article 5 says, in article 12 above, paragraph 3 and rule 7", ""},
        {"He had 12 OR 13 men, 3 and 4 of them of the 3rd Act in 1998.", ""},
        {"It was [1998] that he (1999) read Part 2 of the Charter, 4 Men", ""},
        {"Call 001-59591, room C-6, on 12 March 2004, at 7/8 of the way.", ""},
        {"RG 59, 03/27/1897 (Case 2000/25), C 118/11", ""},
        {"an AG Friedensforschung (from a paper, 3 May 2008) in it", ""},
        {"the section 5 of the road, and s 6 of it; AC 12, QB 7, BB 13", ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const ibid_str text = ib_str_of(rows[i].text);
        char out[256] = "";
        ib_arena arena;
        ib_list drafts;
        uint32_t at = 0;

        ib_arena_init(&arena, NULL, 0, NULL);
        drafts = ib_list_of(&arena, ib_draft);
        assert_int_equal(ib_running_read(&drafts, text, &at, text.len),
                         IBID_OK);
        for (size_t k = 0; k < drafts.count; k++) {
            const ib_draft *d = ib_list_at(&drafts, ib_draft, k);

            add(out, sizeof out, "%s%u-%u:%s", k ? "; " : "", d->span.start,
                d->span.end, d->rule);
        }
        if (strcmp(out, rows[i].want) != 0)
            print_error("%s\n%s\n", rows[i].text, out);
        assert_string_equal(out, rows[i].want);
        ib_arena_free(&arena);
    }
}

static void test_ecli(void **state)
{
    static const struct {
        const char *ecli;
        bool right;
    } rows[] = {
        {"ECLI:EU:C:1964:66", true},
        {"ECLI:AT:OGH0002:2010:0010OB00123.10A.0101.000", true},
        {"ECLI:AT:OGH0002:2010:0010OB00123.10A.0101.00012", false}, /* 26 */
        {"ECLI:DE:BGH:2004:120304UVZR37.03.0", true},
        {"ECLI:EU:C:64:66", false},
        {"ECLI:EU:COURTLONG:1964:66", false},
        {"ECLI:eu:C:1964:66", false},
        {"ECLI:EU:C:1964:", false},
        {"ECLI:EU:C:1964:6.", false},
        {"EU:C:1964:66", false},
        {"", false},
    };
    char out[40], number[12];

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(ib_ecli_is(ib_str_of(rows[i].ecli)), rows[i].right);
    assert_true(ib_ecli_application(
        number, IB_STR("ECLI:CE:ECHR:2001:0712JUD004252798")));
    assert_string_equal(number, "42527/98");
    assert_true(
        ib_ecli_of(out, IB_STR("42527/98"), (ibid_day){2001, 7, 12}, false));
    assert_string_equal(out, "ECLI:CE:ECHR:2001:0712JUD004252798");
    assert_true(
        ib_ecli_of(out, IB_STR("52207/99"), (ibid_day){2001, 12, 12}, true));
    assert_string_equal(out, "ECLI:CE:ECHR:2001:1212DEC005220799");
    assert_false(ib_ecli_of(out, IB_STR("42527"), (ibid_day){2001, 7, 12}, 0));
    assert_false(ib_ecli_of(out, IB_STR("42527/98"), (ibid_day){0}, false));
    assert_false(ib_ecli_application(number, IB_STR("ECLI:EU:C:1964:66")));
    assert_false(ib_ecli_application(
        number, IB_STR("ECLI:CE:ECHR:2001:0712REP004252798")));
}

/* Much of the same is read in time in proportion, whatever it is. */
static void test_hostile(void **state)
{
    static const char *const units[] = {
        "1",
        "[1999] ",
        "(1999) ",
        "Art. 1 ",
        "1/12, ",
        "no. 1/12 ",
        "v 1 ",
        "§ 1 ",
        "C-1/11 ",
        "1 AC ",
        "Act 1999 ",
        "((1999",
        "1 May 1",
        "ECLI:1:",
        "nos. 1/11, ",
        "A v. B, 1",
        "of the 1 of ",
        "BVerfGE 1",
        "EU:C:1999:",
        "Art. 1 of the Convention on the ",
        "Regulation (EU) 1/",
        "\xE2\x80\x93 1",
        "Ö 1 v Ö [1999] ",
    };
    static char text[1 << 16];

    (void)state;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        const size_t len = strlen(units[i]);
        uint32_t at = 0;
        char out[64];
        ib_arena arena;
        ib_list drafts;

        while (at + len < sizeof text) {
            memcpy(text + at, units[i], len);
            at += (uint32_t)len;
        }
        show(out, sizeof out, (ibid_str){text, at});
        ib_arena_init(&arena, NULL, 0, NULL);
        drafts = ib_list_of(&arena, ib_draft);
        for (uint32_t from = 0; from < at; drafts.count = 0)
            assert_int_equal(
                ib_running_read(&drafts, (ibid_str){text, at}, &from, at),
                IBID_OK);
        ib_arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_common_law),
        cmocka_unit_test(test_international),
        cmocka_unit_test(test_continental),
        cmocka_unit_test(test_treaties),
        cmocka_unit_test(test_running_law),
        cmocka_unit_test(test_ecli),
        cmocka_unit_test(test_hostile),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
