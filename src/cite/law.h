/* law.h - law outside the United States: judgments, statutes and treaties by
 * the forms that their courts and style manuals give them.
 *
 * Every such citation has a number.  The number leads to a reader, which says
 * where the place begins and ends; names are looked for before it, and
 * parallel places, courts, dates and pinpoints after it:
 *
 *     Donoghue v Stevenson [1932] AC 562, [1932] UKHL 100, 567 (HL)
 *     name before          place          tail
 *
 * Authority: OSCOLA (4th ed.), AGLC (4th ed.), McGill Guide (9th ed.), the
 * Council's conclusions on ECLI (2011/C 127/01), the EU's interinstitutional
 * style guide; each reader names its own.
 */
#ifndef IB_CITE_LAW_H
#define IB_CITE_LAW_H

#include "base/scan.h"
#include "cite/draft.h"

/* Kinds of names in data/law-*.tsv; the order is that of tools/law.py. */
typedef enum ib_law_kind {
    IB_LAW_NEUTRAL,  /* court of a neutral citation: UKSC */
    IB_LAW_BRACKET,  /* court in brackets: (HL) */
    IB_LAW_HEAD,     /* court that stands first: BGH */
    IB_LAW_HEADCITY, /* the same, with its place: OLG Celle */
    IB_LAW_SPAIN,    /* kind of judgment: STS */
    IB_LAW_PREFIX,   /* before the number of a case: IT-95-14 */
    IB_LAW_ARBITRAL, /* institution: ICSID */
    IB_LAW_RUCOURT,
    IB_LAW_REPORT, /* report series: AC, CLR */
    IB_LAW_TREATYSERIES,
    IB_LAW_YEAR,    /* report after a bare year: 1995 (3) SA 391 */
    IB_LAW_GERMAN,  /* official collection: BVerfGE 7, 198 */
    IB_LAW_JOURNAL, /* NJW 2004, 1234 */
    IB_LAW_CODE,    /* BGB, C. civ. */
    IB_LAW_TREATY,  /* ECHR, "Charter of the United Nations" */
    IB_LAW_GATE,    /* word before a number: which readers are asked */
    IB_LAW_BARE,    /* court after a year without brackets: 2013 SCC 5 */
    IB_LAW_NORDIC   /* yearbook of a court: NJA 2012 s. 179 */
} ib_law_kind;

/* What a reader works on. */
typedef struct ib_law {
    ibid_str text;
    uint32_t low, end; /* bytes that may be read */
    uint32_t at, num;  /* the digits: [at, num) */
    uint32_t stop;     /* end of what was read; out->span.start is its start */
    ib_draft *out;
    bool opened; /* *out is a draft: until then it holds nothing */
    bool named;  /* the names of parties may stand before it */
    bool german; /* "1234 (1236)": the pinpoint stands in brackets */
} ib_law;

/* Read the citation that the digits at byte `at` lead to; nothing before `low`
 * belongs to it.
 *
 * Gives  true and *out, whose span may begin before `at`.
 * Cost   bounded: IB_LAW_BACK bytes before, IB_LAW_AHEAD after. */
bool ib_law_read(ib_draft *out, ibid_str text, uint32_t low, uint32_t at,
                 uint32_t end);

/* Has the table a name of the kind that begins with these two letters or digits?
 * False is certain. */
bool ib_law_has_head(ib_law_kind kind, char first, char second);

/* Has the table a name of that hash?  False is certain, and the usual answer. */
bool ib_law_has_hash(uint32_t hash);

/* The name in the table, or NULL. */
const char *ib_law_named(ib_law_kind kind, bool folded, uint32_t hash,
                         ibid_str key);

/* Match the longest name of a kind, of up to `words` words, at byte `at`.
 *
 * Gives  its full name (which may be "") and the end of it in *stop, or
 *        NULL. */
const char *ib_law_match(uint32_t *stop, const ib_law *law, ib_law_kind kind,
                         uint32_t at, int words);

/* Does the gate of the word at `at` have this letter (data/law-words.tsv; "H":
 * a court may begin here, "P": a series of reports)? */
bool ib_law_opens(const ib_law *law, uint32_t at, char reader);

/* The word before `at`: letters up to a blank or a mark; a mark is a word of
 * its own.  False where nothing stands there. */
bool ib_law_word_before(ibid_span *out, const ib_law *law, uint32_t at);

/* Is the span one of the words (lower case; a full stop at its end does not
 * matter)?  `words` are parted by blanks. */
bool ib_law_is(const ib_law *law, ibid_span span, const char *words);

/* Length of the first of the words (parted by "|", blanks inside allowed) that
 * stands at `at` and ends there, or 0. */
uint32_t ib_law_any(const ib_law *law, uint32_t at, const char *words);

/* The end of the digits at `at`. */
static inline uint32_t ib_law_digits(const ib_law *law, uint32_t at)
{
    while (at < law->end && ib_is(law->text.at[at], IB_DIGIT))
        at++;
    return at;
}

/* What ib_law_dash_before does behind a byte that may end a dash. */
uint32_t ib_law_dash_ends(const ib_law *law, uint32_t at);

/* Length of a hyphen or dash at `at`, or 0; the same before `at`. */
uint32_t ib_law_dash(const ib_law *law, uint32_t at);

static inline uint32_t ib_law_dash_before(const ib_law *law, uint32_t at)
{
    if (at <= law->low ||
        (law->text.at[at - 1] != '-' && !ib_is(law->text.at[at - 1], IB_HIGH)))
        return 0;
    return ib_law_dash_ends(law, at);
}

/* The byte at `at`, or 0 at the end. */
static inline char ib_law_char(const ib_law *law, uint32_t at)
{
    return at < law->end ? law->text.at[at] : '\0';
}

/* The first byte from `at` on that is no white space. */
static inline uint32_t ib_law_skip(const ib_law *law, uint32_t at)
{
    return at < law->end ? ib_skip_blank(law->text, at, law->end) : law->end;
}

/* Does one of the letters (lower case) stand at `at`, in either case? */
static inline bool ib_law_starts(const ib_law *law, uint32_t at,
                                 const char *letters)
{
    const char c = ib_law_char(law, at) | 0x20;

    while (*letters && *letters != c)
        letters++;
    return *letters != '\0';
}

/* Is [at, end of digits) a year 1200..2099? */
bool ib_law_is_year(const ib_law *law, uint32_t at, uint32_t end);

/* Set a field that is not set yet. */
void ib_law_set(ib_law *law, ibid_field_name name, uint32_t start,
                uint32_t end);
void ib_law_value(ib_law *law, ibid_field_name name, const char *value);
/* Set the date from a year of four digits, or from a date read. */
void ib_law_year(ib_law *law, uint32_t at);
void ib_law_date(ib_law *law, const ibid_date *date);
/* A date at `at`: "12 July 2001", "12.7.2001", "27-11-1990"; gives its end. */
uint32_t ib_law_date_at(ibid_date *out, const ib_law *law, uint32_t at);

/* Start the draft: kind, rule, score, and where the citation begins. */
void ib_law_open(ib_law *law, ibid_citation_kind kind, const char *rule,
                 int score, uint32_t start);

/* A pinpoint at `at`: "[45]", "at 562", "para 12", "§§ 45-47"; gives its end,
 * or `at`. */
uint32_t ib_law_pin(ibid_span *out, const ib_law *law, uint32_t at);

/* Names of parties, "A v B", after a number that ends at `at`; empty if none. */
ibid_span ib_law_parties_after(const ib_law *law, uint32_t at);

/* "Article 17 of", "art. 2" before a law that begins at out->span.start: its
 * pinpoint, and the new start. */
void ib_law_article_before(ib_law *law);

/* Names of parties that end at `at`: "A v B", "Re A"; empty if none. */
ibid_span ib_law_parties(const ib_law *law, uint32_t at);
/* A title in capitals that ends at `at`: "Human Rights Act". */
ibid_span ib_law_title(const ib_law *law, uint32_t at);

/* Does a bracket of the span hold "v" between parties? */
bool ib_law_has_parties(const ib_law *law, ibid_span span);

/* Places, read forward from byte `at`: each gives true, sets law->stop and the
 * fields that are not set yet, and opens the draft where it is none yet. */
bool ib_place_bracket(ib_law *law, uint32_t at); /* [1932] AC 562 */
bool ib_place_digits(ib_law *law, uint32_t at);  /* 2013 SCC 5, 1155 UNTS 3 */
bool ib_place_air(ib_law *law, uint32_t at);     /* AIR 1978 SC 597 */
bool ib_place_treaty(ib_law *law, uint32_t at);  /* ETS No. 157 */
bool ib_place_ecli(ib_law *law, uint32_t at);    /* EU:C:1964:66 */
bool ib_place_reports(ib_law *law, uint32_t at); /* ECHR 2001-VIII */
bool ib_place_hague(ib_law *law, uint32_t at);   /* ICJ Reports 1986, p. 14 */
bool ib_place_german(ib_law *law, uint32_t at);  /* BVerfGE 7, 198 */
bool ib_place_nordic(ib_law *law, uint32_t at);  /* NJA 2012 s. 179 */
bool ib_place_french(ib_law *law, uint32_t at);  /* Bull. civ. I, n° 77 */
bool ib_place_oj(ib_law *law, uint32_t at);      /* OJ L 119, 4.5.2016, p. 1 */
/* Slg. 2008, I-9641: behind a case of the Union's courts */
bool ib_place_collection(ib_law *law, uint32_t at);
bool ib_place_any(ib_law *law, uint32_t at);

/* Anchors, by what stands before the digits at law->at: each gives true where
 * the citation is its own. */
bool ib_anchor_tribunal(ib_law *law); /* no. 42527/98, IT-95-14, ARB/07/5 */
bool ib_anchor_union(ib_law *law);    /* C-6/64, Regulation (EU) 2016/679 */
bool ib_anchor_celex(ib_law *law);    /* 32016R0679 */
bool ib_anchor_headed(ib_law *law);   /* BGH, Urteil vom 12.3.2004 */
bool ib_anchor_number(ib_law *law);   /* STC 45/1999, d.lgs. 196/2003 */
bool ib_anchor_article(ib_law *law);  /* § 823 BGB, Art. 8 ECHR */
bool ib_anchor_act(ib_law *law);      /* Human Rights Act 1998 */

/* The application number in the ECLI of a judgment or decision of the European
 * Court of Human Rights: "ECLI:CE:ECHR:2001:0712JUD004252798" has "42527/98".
 *
 * Gives  false where the ECLI is none of these. */
bool ib_ecli_application(char out[12], ibid_str ecli);

/* The ECLI of a judgment (`decision` false) or decision on an application
 * ("42527/98") of that date.
 *
 * Gives  false where the number or the date has another form. */
bool ib_ecli_of(char out[40], ibid_str application, ibid_day date,
                bool decision);

/* The part of an address that identifies a law by the European Legislation
 * Identifier: "reg/2016/679" of "http://data.europa.eu/eli/reg/2016/679/oj"
 * (Council conclusions 2012/C 325/02); empty where the address has none. */
ibid_span ib_eli_find(ibid_str text, ibid_span url);

/* Is `ecli` well formed: country, court of up to 7, year, ordinal of up to 25
 * letters, digits and full stops (2011/C 127/01, annex, section 2)? */
bool ib_ecli_is(ibid_str ecli);

#endif
