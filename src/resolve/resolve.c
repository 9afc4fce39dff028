/* resolve.c - which source answers which citation, and why. */

#include "resolve/resolve.h"

#include "base/scan.h"
#include "base/str.h"
#include "resolve/costs.h"

#define FORM_MAX 200

/* One source's claim to be the one that is cited. */
typedef struct fit {
    int score;
    const char *because;
    bool failed; /* no memory */
} fit;

/* A field's words, ready to be looked for. */
typedef struct phrase {
    ib_fold view;
    ib_words words;
} phrase;

static ibid_str field_of(const ibid_citation *c, ibid_field_name name)
{
    const ibid_field *f = ibid_citation_field(c, name);

    return f ? f->text : (ibid_str){NULL, 0};
}

static bool phrase_make(phrase *out, fit *best, ib_arena *scratch,
                        ibid_str text)
{
    bool ok = ib_fold_make(&out->view, scratch, text, NULL, 0) == IBID_OK &&
              ib_word_cut(&out->words, scratch, &out->view, 0,
                          out->view.count) == IBID_OK;

    best->failed |= !ok;
    return ok;
}

bool ib_word_is_filler(const ib_words *words, uint32_t i)
{
    static const char *const filler[] = {
        "co",      "corp",  "corporation", "company", "inc", "ltd",
        "limited", "llc",   "llp",         "plc",     "the", "of",
        "and",     "et",    "al",          "estate",  "in",  "re",
        "ex",      "parte", "rel",         "lp",      "sa",  "ag",
        "gmbh",    "nv",    "no",          "matter",  "s",   "a"};
    const ib_word *w = &words->item[i];

    if (w->kind == IB_WORD_STOP)
        return true;
    for (size_t k = 0; k < sizeof filler / sizeof *filler; k++) {
        if (words->view->item[w->start].cp == (unsigned char)filler[k][0] &&
            ib_word_spells(words->view, w, filler[k]))
            return true;
    }
    return false;
}

/* Do the words [from, to) of the phrase, fillers apart, stand in this order
 * and side by side among words [at, end)?  Gives the index after them, or 0. */
static uint32_t find_words(const ib_words *phrase_words, uint32_t from,
                           uint32_t to, const ib_words *in, uint32_t at,
                           uint32_t end)
{
    for (; at < end; at++) {
        uint32_t i = from, k = at, hits = 0;

        while (i < to && k < end) {
            if (ib_word_is(phrase_words->view, &phrase_words->item[i], in->view,
                           &in->item[k])) {
                i++;
                k++;
                hits++;
            } else if (ib_word_is_filler(phrase_words, i)) {
                i++;
            } else if (hits > 0 && ib_word_is_filler(in, k)) {
                k++;
            } else {
                break;
            }
        }
        while (i < to && ib_word_is_filler(phrase_words, i))
            i++;
        if (i == to && hits > 0)
            return k;
    }
    return 0;
}

static bool has_letters(const ib_words *words, uint32_t from, uint32_t to,
                        uint32_t least)
{
    uint32_t n = 0;

    for (uint32_t i = from; i < to; i++)
        n += ib_word_is_filler(words, i) ? 0 : ib_word_len(&words->item[i]);
    return n >= least;
}

static void better(fit *best, int score, const char *because)
{
    if (score > best->score)
        *best = (fit){score, because, best->failed};
}

bool ib_symbol_part(ibid_str number, uint32_t *at, ibid_str *part)
{
    uint32_t start = *at, i = start;

    if (start >= number.len)
        return false;
    for (; i < number.len; i++) {
        uint32_t dash = number.at[i] == '-'                     ? 1
                        : ib_str_has_at(number, i, IB_STR("–")) ? 3
                                                                : 0;
        uint32_t k = i + dash;

        while (dash && k < number.len && ib_is(number.at[k], IB_UPPER))
            k++;
        if (dash && k > i + dash && k < number.len && number.at[k] == '/') {
            *part = (ibid_str){number.at + start, i - start};
            *at = i + dash;
            return true;
        }
    }
    *part = (ibid_str){number.at + start, number.len - start};
    *at = number.len;
    return true;
}

/* Is the file called by the symbol?  2: that and no more; 1: with a mark of
 * language or copy behind it (A_79_843-EN, A_79_843.ocr200). */
static int named_by(const char *stem, const char *form, size_t len)
{
    static const char *const modifier[] = {"_ADD",  "_CORR", "_REV", "_AMEND",
                                           "_SUMM", "_EXC",  "_L",   "_ANN"};
    const char *rest = stem + len;

    if (strncmp(stem, form, len) != 0)
        return 0;
    if (*rest == '\0')
        return 2;
    if (*rest != '_' || ib_is(rest[1], IB_DIGIT))
        return 0;
    for (size_t i = 0; i < sizeof modifier / sizeof *modifier; i++) {
        if (strncmp(rest, modifier[i], strlen(modifier[i])) == 0)
            return 0;
    }
    return 1;
}

static void fit_symbol(fit *best, const ib_profile *p, ibid_str number)
{
    const ibid_about *about = ibid_doc_about(p->source->doc);
    uint32_t at = 0;
    ibid_str part;

    while (ib_symbol_part(number, &at, &part)) {
        char form[FORM_MAX], own[FORM_MAX];
        size_t len = ib_symbol_form(form, sizeof form, part);
        int name = len > 2 ? named_by(p->stem, form, len) : 0;

        if (len <= 2 || !memchr(part.at, '/', part.len))
            continue;
        for (size_t i = 0; i < about->symbol_count; i++) {
            ib_symbol_form(own, sizeof own, about->symbol[i]);
            if (strcmp(own, form) == 0)
                better(best, IB_FIT_SYMBOL + name * IB_FIT_EXACT_NAME,
                       "its symbol stands at the head of the source");
        }
        if (name && about->symbol_count == 0)
            better(best, IB_FIT_FILE_SYMBOL + name * IB_FIT_EXACT_NAME,
                   "the file is named by its symbol");
    }
}

/* Is word `i` of the head inside a citation of the source itself?  Then it
 * names another case. */
static bool inside_citation(const ib_profile *p, uint32_t i)
{
    ibid_citations own = ibid_doc_citations(p->source->doc);
    uint32_t byte = p->head_view.item[p->head.item[i].start].at;

    for (size_t k = 0; k < own.count && own.item[k].span.start <= byte; k++) {
        const ibid_citation *c = &own.item[k];

        if (byte < c->span.end && ibid_citation_field(c, IBID_FIELD_VOLUME))
            return true;
    }
    return false;
}

/* Does the party [from, to) of a case's name stand in the caption? */
static bool has_party(const ib_profile *p, const ib_words *name, uint32_t from,
                      uint32_t to)
{
    uint32_t at = 0;

    if (!has_letters(name, from, to, 3))
        return false;
    while ((at = find_words(name, from, to, &p->head, at, p->caption_words)) >
           0) {
        if (!inside_citation(p, at - 1))
            return true;
    }
    return false;
}

static bool is_versus(const ib_words *w, uint32_t i)
{
    const ib_fold_char *c = &w->view->item[w->item[i].start];
    uint32_t len = ib_word_len(&w->item[i]);

    return i > 0 &&
           ((len == 1 && (c->cp == 'v' || c->cp == 'c')) ||
            (len == 2 && c[0].cp == 'v' && c[1].cp == 's') ||
            (len == 6 && c[0].cp == 'v' && c[1].cp == 'e' && c[2].cp == 'r' &&
             c[5].cp == 's')) &&
           i + 1 < w->count;
}

/* Does its beginning speak as a paper of a court does? */
static bool is_of_court(const ib_profile *p)
{
    static const char *const term[] = {
        "v",          "vs",           "versus",     "appeals",
        "appeal",     "appellant",    "appellants", "appellee",
        "plaintiff",  "plaintiffs",   "defendant",  "defendants",
        "petitioner", "respondent",   "applicant",  "applicants",
        "court",      "circuit",      "judge",      "judges",
        "judgment",   "tribunal",     "docket",     "requ\xC3\xA9rant",
        "cour",       "arr\xC3\xAAt", "gericht",    "urteil"};
    uint32_t found = 0;

    for (size_t k = 0; k < sizeof term / sizeof *term && found < 2; k++) {
        for (uint32_t i = 0; i < p->caption_words; i++) {
            if (ib_word_spells(&p->head_view, &p->head.item[i], term[k])) {
                found++;
                break;
            }
        }
    }
    return found >= 2;
}

static void fit_case(fit *best, const ib_profile *p, ib_arena *scratch,
                     const ibid_citation *c)
{
    ibid_str title = field_of(c, IBID_FIELD_TITLE);
    uint32_t versus = 0, from = 0;
    phrase name;

    if (title.len == 0 || !phrase_make(&name, best, scratch, title))
        return;
    for (uint32_t i = 0; i < name.words.count; i++) {
        if (name.words.item[i].kind == IB_WORD_STOP &&
            name.view.item[name.words.item[i].start].cp == '(')
            from = i + 1; /* "Application of the Convention (A v. B)" */
        if (versus == 0 && is_versus(&name.words, i))
            versus = i;
    }
    if (versus == 0)
        return;
    if (from > versus)
        from = 0;
    /* States are named in many papers: those of "Application of the
     * Convention (A v. B)" need the name of the case as well. */
    if (from > 1 &&
        !find_words(&name.words, 0, from - 1, &p->head, 0, p->head.count))
        return;
    if (!is_of_court(p))
        return;
    if (has_party(p, &name.words, from, versus) &&
        has_party(p, &name.words, versus + 1, name.words.count))
        better(best, IB_FIT_PARTIES,
               "both parties stand at the head of the source");
}

/* An application, docket or report number in the head: digits with a sign. */
static void fit_number(fit *best, const ib_profile *p, ib_arena *scratch,
                       const ibid_citation *c)
{
    ibid_str number = field_of(c, IBID_FIELD_NUMBER);
    uint32_t digits = 0;
    phrase words;

    for (uint32_t i = 0; i < number.len; i++)
        digits += ib_is(number.at[i], IB_DIGIT);
    if (digits < 4 || !phrase_make(&words, best, scratch, number))
        return;
    for (uint32_t at = 0; at + words.words.count <= p->caption_words; at++) {
        uint32_t k = 0;

        while (k < words.words.count &&
               ib_word_is(&words.view, &words.words.item[k], &p->head_view,
                          &p->head.item[at + k]))
            k++;
        if (k == words.words.count && !inside_citation(p, at))
            better(best, IB_FIT_NUMBER,
                   "its number stands at the head of the source");
    }
}

static bool has_year(const ib_words *words, int year)
{
    for (uint32_t i = 0; i < words->count; i++) {
        const ib_word *w = &words->item[i];
        int value = 0;

        if (w->kind != IB_WORD_NUMBER || ib_word_len(w) != 4)
            continue;
        for (uint32_t k = w->start; k < w->end; k++)
            value = value * 10 + (int)(words->view->item[k].cp - '0');
        if (value == year)
            return true;
    }
    return false;
}

/* Does the first author stand in the head (1) or in the file's name (2)? */
static int has_author(fit *best, const ib_profile *p, ib_arena *scratch,
                      const ibid_citation *c)
{
    const ibid_field *f = ibid_citation_field(c, IBID_FIELD_AUTHOR);
    ibid_str family;
    phrase words;

    if (!f || f->person_count == 0)
        return 0;
    family =
        f->person[0].family.len ? f->person[0].family : f->person[0].literal;
    if (family.len < 3 || !phrase_make(&words, best, scratch, family))
        return 0;
    if (find_words(&words.words, 0, words.words.count, &p->name, 0,
                   p->name.count))
        return 2;
    return find_words(&words.words, 0, words.words.count, &p->head, 0,
                      p->head.count)
               ? 1
               : 0;
}

static int year_of(const ibid_citation *c)
{
    const ibid_field *f = ibid_citation_field(c, IBID_FIELD_ISSUED);

    return f ? f->date.from.year : 0;
}

static void fit_title(fit *best, const ib_profile *p, ib_arena *scratch,
                      const ibid_citation *c)
{
    ibid_str title = field_of(c, IBID_FIELD_TITLE);
    int author = has_author(best, p, scratch, c), year = year_of(c), more;
    uint32_t words = 0, count;
    bool dated = year && (has_year(&p->head, year) || has_year(&p->name, year));
    bool by_head = false, by_name = false;
    phrase name;

    more = (author ? IB_FIT_AUTHOR : 0) + (dated ? IB_FIT_YEAR : 0);
    if (author == 2 && year && has_year(&p->name, year))
        better(best, IB_FIT_FILE_AUTHOR + more,
               "author and year stand in the name of the file");
    if (title.len == 0 || !phrase_make(&name, best, scratch, title))
        return;
    count = name.words.count < IB_TITLE_MOST ? name.words.count : IB_TITLE_MOST;
    for (uint32_t i = 0; i < count; i++)
        words += !ib_word_is_filler(&name.words, i);
    if (words < 2 || (words < IB_TITLE_WORDS && !author) ||
        !has_letters(&name.words, 0, count,
                     author && dated ? IB_TITLE_SHORT : IB_TITLE_LETTERS))
        return;
    by_head = find_words(&name.words, 0, count, &p->head, 0, p->head.count) > 0;
    by_name = find_words(&name.words, 0, count, &p->name, 0, p->name.count) > 0;
    if (by_head)
        better(best, IB_FIT_TITLE + more,
               "its title stands at the head of the source");
    if (by_name)
        better(best, IB_FIT_FILE_TITLE + more,
               "its title stands in the name of the file");
}

/* Is the day in these words, as "1992 03 14", "19920314" or "14 March 1992"? */
static bool has_day(const ib_words *words, ibid_day day)
{
    static const char *const month[] = {"jan", "feb", "mar", "apr",
                                        "may", "jun", "jul", "aug",
                                        "sep", "oct", "nov", "dec"};
    bool seen_day = false, seen_month = false, seen_year = false;
    uint32_t whole = (uint32_t)(day.year * 10000 + day.month * 100 + day.day);

    for (uint32_t i = 0; i < words->count; i++) {
        const ib_word *w = &words->item[i];
        const ib_fold_char *c = &words->view->item[w->start];
        uint32_t value = 0;

        if (w->kind == IB_WORD_LETTERS && day.month && ib_word_len(w) >= 3) {
            const char *m = month[day.month - 1];

            seen_month |= c[0].cp == (unsigned char)m[0] &&
                          c[1].cp == (unsigned char)m[1] &&
                          c[2].cp == (unsigned char)m[2];
        }
        if (w->kind != IB_WORD_NUMBER || ib_word_len(w) > 8)
            continue;
        for (uint32_t k = w->start; k < w->end; k++)
            value = words->view->item[k].cp - '0' < 10u
                        ? value * 10 + words->view->item[k].cp - '0'
                        : 0;
        if (value == whole && day.day)
            return true;
        seen_year |= value == (uint32_t)day.year;
        if (value == (uint32_t)day.day && !seen_day)
            seen_day = true;
        else if (value == (uint32_t)day.month)
            seen_month = true;
    }
    return seen_year && (seen_month || !day.month) && (seen_day || !day.day);
}

static void fit_paper(fit *best, const ib_profile *p, ib_arena *scratch,
                      const ibid_citation *c)
{
    ibid_str paper = field_of(c, IBID_FIELD_CONTAINER_TITLE);
    const ibid_field *issued = ibid_citation_field(c, IBID_FIELD_ISSUED);
    ib_words caption = {
        .view = p->head.view, .item = p->head.item, .count = p->caption_words};
    bool name, day;
    phrase words;

    if (paper.len == 0 || !issued || issued->date.from.month == 0 ||
        !phrase_make(&words, best, scratch, paper) ||
        !has_letters(&words.words, 0, words.words.count, 3))
        return;
    name = find_words(&words.words, 0, words.words.count, &p->name, 0,
                      p->name.count) > 0 ||
           find_words(&words.words, 0, words.words.count, &caption, 0,
                      caption.count) > 0;
    day = has_day(&p->name, issued->date.from) ||
          has_day(&caption, issued->date.from);
    if (name && day)
        better(best, IB_FIT_DATED_PAPER,
               "newspaper and day stand at the head of the source or in the "
               "name of its file");
}

static fit fit_source(const ib_profile *p, ib_arena *scratch,
                      const ibid_citation *c)
{
    fit best = {0, NULL, false};
    ibid_str number = field_of(c, IBID_FIELD_NUMBER);

    if (!p->source->doc) {
        char form[FORM_MAX];
        size_t len = ib_symbol_form(form, sizeof form, number);

        if (len > 4 && named_by(p->stem, form, len))
            better(&best, IB_FIT_FILE_SYMBOL,
                   "the file is named by its symbol");
        fit_title(&best, p, scratch, c);
        return best;
    }
    if (number.len > 0 && c->kind != IBID_CITE_CASE)
        fit_symbol(&best, p, number);
    if (c->kind == IBID_CITE_CASE) {
        fit_case(&best, p, scratch, c);
        fit_number(&best, p, scratch, c);
    } else if (c->kind == IBID_CITE_NEWSPAPER || c->kind == IBID_CITE_WEB) {
        fit_paper(&best, p, scratch, c);
        fit_title(&best, p, scratch, c);
    } else if (best.score == 0 &&
               !memchr(number.at ? number.at : "", '/', number.len)) {
        fit_title(&best, p, scratch, c);
    }
    return best;
}

static bool is_twin(const ib_profile *a, const ib_profile *b)
{
    return a->source->doc && b->source->doc &&
           strcmp(ibid_doc_about(a->source->doc)->text_sha256,
                  ibid_doc_about(b->source->doc)->text_sha256) == 0;
}

ibid_status ib_resolve_citation(ibid_resolution *out, ib_arena *arena,
                                ib_arena *scratch, const ib_shelf_view *shelf,
                                const ibid_citation *citation)
{
    const ib_arena_mark mark = ib_arena_here(scratch);
    uint32_t *equal = ib_arena_array(arena, uint32_t, shelf->count);
    uint32_t count = 0;
    fit best = {0, NULL, false};

    *out = (ibid_resolution){.source = IBID_NONE};
    if (!equal)
        return ib_arena_status(arena);
    for (uint32_t i = 0; i < shelf->count; i++) {
        fit f;

        f = fit_source(&shelf->item[i], scratch, citation);
        if (shelf->item[i].is_document && f.score >= IB_FIT_LEAST) {
            f.score += IB_FIT_ITSELF;
            f.because = "it is this document";
        }
        ib_arena_rewind(scratch, mark);
        if (f.failed)
            return ib_arena_status(scratch);
        if (f.score < IB_FIT_LEAST || f.score < best.score)
            continue;
        if (f.score > best.score)
            count = 0;
        best = f;
        if (count == 0 || !is_twin(&shelf->item[equal[0]], &shelf->item[i]))
            equal[count++] = i;
    }
    if (count == 0)
        return IBID_OK;
    out->because = best.because;
    out->source = equal[0];
    out->state = IBID_RESOLUTION_RESOLVED;
    if (count > 1) {
        out->state = IBID_RESOLUTION_AMBIGUOUS;
        out->source = IBID_NONE;
        out->candidate = equal;
        out->candidate_count = count;
    }
    return IBID_OK;
}
