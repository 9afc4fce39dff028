/* filing.c - papers of a case, cited by page before its name.
 *
 * "Order at 1, Doe v. Roe, No. 12-345 (D. Mass. Jan. 3, 2013)", "Brief for
 * Appellant at 7, ...", "Complaint ¶ 12, ...": the title of the paper and its
 * pinpoint stand before the case (Bluebook, 21st ed., rules 10.8.3 and B17;
 * ALWD Guide, rule 12.16).
 */

#include "cite/reporter.h"

#include "base/scan.h"

/* The number before `at`, perhaps a range, with "at", "¶", "¶¶" before it;
 * gives where the blank before these begins, or `at`. */
static uint32_t pin_before(ibid_span *pin, ibid_str text, uint32_t low,
                           uint32_t at)
{
    static const char *const labels[] = {" at ", " \xC2\xB6 ",
                                         " \xC2\xB6\xC2\xB6 "};
    uint32_t p = at;

    while (p > low && at - p < IB_PIN_DIGITS &&
           (ib_is(text.at[p - 1], IB_DIGIT) || text.at[p - 1] == '-' ||
            text.at[p - 1] == ':'))
        p--;
    if (p == at)
        return at;
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        const ibid_str s = ib_str_of(labels[i]);

        if (p < low + s.len || !ib_str_has_at(text, p - s.len, s))
            continue;
        *pin = ib_span_of(i ? p - s.len + 1 : p, at);
        return p - s.len;
    }
    return at;
}

/* May a word stand in the title of a paper: one with a capital, or a small one
 * between two of these ("Motion to Dismiss", "Brief for Appellant")? */
static bool is_small(ibid_str s)
{
    static const char *const small[] = {"of",  "to",  "for", "in", "on",
                                        "the", "and", "by",  "as"};

    for (size_t i = 0; i < sizeof small / sizeof *small; i++) {
        if (ib_str_is(s, ib_str_of(small[i])))
            return true;
    }
    return false;
}

/* What papers are called, in full and as table BT1 shortens them. */
static bool is_paper(ibid_str s)
{
    static const char *const papers[] = {
        "Order",   "Opinion",    "Op.",        "Brief",       "Br.",
        "Reply",   "Complaint",  "Compl.",     "Answer",      "Ans.",
        "Motion",  "Mot.",       "Petition",   "Pet.",        "Memorandum",
        "Mem.",    "Transcript", "Tr.",        "Deposition",  "Dep.",
        "Report",  "Affidavit",  "Aff.",       "Declaration", "Decl.",
        "Exhibit", "Ex.",        "Judgment",   "J.",          "Response",
        "Resp.",   "Notice",     "Hearing",    "Hr'g",        "Appendix",
        "App.",    "Record",     "Indictment", "Stipulation", "Verdict",
        "Docket",  "Objection",  "Objections", "Opposition",  "Opp'n",
    };

    for (size_t i = 0; i < sizeof papers / sizeof *papers; i++) {
        if (ib_str_is(s, ib_str_of(papers[i])))
            return true;
    }
    return false;
}

static bool is_lead(ibid_str s)
{
    static const char *const leads[] = {"See",    "In",      "Cf.",  "But",
                                        "Accord", "Compare", "Also", "The"};

    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++) {
        if (ib_str_is(s, ib_str_of(leads[i])))
            return true;
    }
    return false;
}

/* Where the title that ends at `end` begins; `end` where its words name no
 * paper: "Id. at 5, Doe v. Roe" is none. */
static uint32_t title_start(ibid_str text, uint32_t low, uint32_t end)
{
    uint32_t start = end, p = end;
    bool paper = false;

    for (int n = 0; n < IB_FILING_WORDS && p > low; n++) {
        uint32_t word = p;
        ibid_str s;

        while (word > low && !ib_blank_before(text, low, word))
            word--;
        s = ib_str_in(text, ib_span_of(word, p));
        if (s.len == 0 ||
            (n > 0 && strchr(".;:,)", s.at[s.len - 1]) != NULL && !is_paper(s)))
            break;
        if (ib_is(s.at[0], IB_UPPER) && !is_lead(s)) {
            start = word;
            paper |= is_paper(s);
        } else if (!is_small(s))
            break;
        for (p = word; p > low && ib_blank_before(text, low, p);)
            p -= ib_blank_before(text, low, p);
    }
    return paper ? start : end;
}

/* The comma in front of the parties: before `name`, or inside it where the
 * words of the paper were taken for names; IBID_NONE where there is none. */
static uint32_t comma_before(ibid_span *parties, ibid_str text, uint32_t low,
                             ibid_span name)
{
    uint32_t p = name.start;

    *parties = name;
    while (p > low && ib_blank_before(text, low, p))
        p -= ib_blank_before(text, low, p);
    if (p > low && text.at[p - 1] == ',')
        return p - 1;
    for (p = name.start; p + 4 < name.end; p++) {
        if (ib_str_has_at(text, p, IB_STR(" v. ")))
            break;
        if (text.at[p] == ',' && p > name.start &&
            ib_is(text.at[p - 1], IB_DIGIT)) {
            parties->start = ib_skip_blank(text, p + 1, name.end);
            return p;
        }
    }
    return IBID_NONE;
}

bool ib_filing_read(ib_draft *out, ibid_str text, uint32_t low)
{
    const ibid_span name = out->field[IBID_FIELD_TITLE];
    ibid_span parties, pin;
    uint32_t comma, end, start;

    if (ib_span_is_empty(name))
        return false;
    comma = comma_before(&parties, text, low, name);
    if (comma == IBID_NONE)
        return false;
    end = pin_before(&pin, text, low, comma);
    if (end == comma)
        return false;
    start = title_start(text, low, end);
    if (start == end)
        return false;
    out->field[IBID_FIELD_GENRE] = ib_span_of(start, end);
    out->field[IBID_FIELD_TITLE] = parties;
    if (!out->field[IBID_FIELD_LOCATOR].end)
        out->field[IBID_FIELD_LOCATOR] = pin;
    out->span.start = start;
    return true;
}
