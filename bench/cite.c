/* cite.c - how fast citations are read: in notes, in prose, in opinions.
 *
 * One thread, the text in memory, CPU time, the median of several runs.  Only
 * the work of src/cite is timed: notes are cut and blocks are found before.
 * Exits with 1 where a bar is missed.
 */

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench/pile.h"
#include "bytes/plain.h"
#include "cite/cite.h"
#include "ibid/ibid.h"

enum {
    NOTES =
        8 * 1000 * 1000, /* bytes of notes, repeated until they are so many */
    PROSE = 40 * 1000 * 1000, /* the same of prose */
    OPINION = 100 * 1000,     /* bytes of a short opinion */
    TIMES = 16                /* a long one is as long as so many */
};

static const double note_bar = 50.0;   /* MB/s */
static const double prose_bar = 100.0; /* MB/s */
static const double growth_bar = 1.1;  /* long opinion by short ones */

/* Notes end to end; each ends where the next begins. */
typedef struct notes {
    pile text;
    uint32_t *end;
    size_t count, room;
} notes;

static void add_note(notes *to, const char *bytes, size_t len)
{
    if (to->count == to->room) {
        to->room = to->room ? to->room * 2 : 1024;
        to->end = realloc(to->end, to->room * sizeof *to->end);
        if (!to->end)
            pile_fail("no memory");
    }
    pile_add(&to->text, bytes, len);
    to->end[to->count++] = (uint32_t)to->text.len;
}

/* Add the notes of the documents in a folder. */
static void add_notes(notes *to, const char *folder)
{
    pile all = {0};
    ibid_doc *doc;
    ibid_notes found;
    ibid_str text;
    ibid_err err;

    pile_add_folder(&all, folder);
    if (ibid_doc_open(&doc, all.bytes, all.len, NULL, &err))
        pile_fail(err.what);
    found = ibid_doc_notes(doc);
    text = ibid_doc_text(doc);
    for (size_t i = 0; i < found.count; i++)
        add_note(to, text.at + found.item[i].span.start,
                 found.item[i].span.end - found.item[i].span.start);
    ibid_doc_close(doc);
    free(all.bytes);
}

static void make_notes(notes *to)
{
    static const char *const line[] = {
        "See F. Marlow, Tides and Pilots: A History of Selwyn (Selwyn, Quay "
        "Press, 1934), p. 212; A/74/676-S/2020/90, annex, paras. 3-5.",
        "Ibid., p. 214.",
        "Hartley v. Selwyn Harbour Board, 410 U.S. 113, 120 (1973); Roe, 410 "
        "U.S. at 121.",
        "J. Weber, \"Pilotage and the Law\", 28 Harbour Law Review 379 (1994), "
        "at 381; Weber, supra note 3, at 383."};

    for (size_t i = 0; i < sizeof line / sizeof *line; i++)
        add_note(to, line[i], strlen(line[i]));
}

static void fill_notes(notes *to, const char *data)
{
    static const char *const folder[] = {"citations/documents", "frus",
                                         "letters"};
    size_t count;

    for (size_t i = 0; i < sizeof folder / sizeof *folder; i++) {
        char path[4096];

        snprintf(path, sizeof path, "%s/%s", data, folder[i]);
        add_notes(to, path);
    }
    if (!to->count)
        make_notes(to);
    count = to->count;
    while (to->text.len < NOTES) {
        for (size_t i = 0; i < count && to->text.len < NOTES; i++) {
            const uint32_t start = i ? to->end[i - 1] : 0;
            const size_t len = to->end[i] - start;
            char *copy = malloc(len + 1);

            if (!copy)
                pile_fail("no memory");
            memcpy(copy, to->text.bytes + start, len);
            add_note(to, copy, len);
            free(copy);
        }
    }
}

/* Read every note; gives how many citations they have. */
static size_t read_notes(const notes *all)
{
    ib_arena arena, scratch;
    size_t count = 0;

    ib_arena_init(&arena, NULL, 0, NULL);
    ib_arena_init(&scratch, NULL, 0, NULL);
    for (size_t i = 0; i < all->count; i++) {
        const ib_arena_mark kept = ib_arena_here(&arena);
        const ib_arena_mark mark = ib_arena_here(&scratch);
        const uint32_t start = i ? all->end[i - 1] : 0;
        ibid_citations found;

        if (ib_cite_read(
                &found, &arena, &scratch,
                (ibid_str){all->text.bytes + start, all->end[i] - start}))
            pile_fail("no memory");
        count += found.count;
        ib_arena_rewind(&arena, kept);
        ib_arena_rewind(&scratch, mark);
    }
    ib_arena_free(&scratch);
    ib_arena_free(&arena);
    return count;
}

/* Lay out a text, find its blocks, and time its citations alone. */
static double read_prose(const char *bytes, size_t len, size_t *count)
{
    ib_arena arena, scratch;
    ib_text text;
    ib_structure structure = {0};
    ib_own own = {0};
    ibid_citations citations = {0};
    ib_list remarks = ib_list_of(&arena, ibid_remark);
    double start;
    ibid_status st;

    ib_arena_init(&arena, NULL, 0, NULL);
    ib_arena_init(&scratch, NULL, 0, NULL);
    st =
        ib_plain_read(&text, &arena, &remarks, bytes, len, IBID_TEXT_MAX, NULL);
    if (!st)
        st = ib_text_lay_out(&text, &arena, &scratch, &remarks);
    if (!st)
        st = ib_note_link(&structure, &arena, &scratch, &text, &remarks);
    if (!st)
        st = ib_block_find(&structure, &arena, &scratch, &text);
    start = pile_now();
    if (!st)
        st =
            ib_cite_find(&citations, &arena, &scratch, &text, &structure, &own);
    start = pile_now() - start;
    if (st)
        pile_fail("no memory");
    *count = citations.count;
    ib_arena_free(&scratch);
    ib_arena_free(&arena);
    return start;
}

static bool say(const char *what, double mb, double seconds, size_t citations,
                double bar)
{
    const double rate = mb / seconds;
    const bool is_met = rate >= bar;

    printf("  %-10s %6.1f MB  %8.1f MB/s  %6.2f ns a byte  %9.0f citations/s"
           "   bar %.0f MB/s  %s\n",
           what, mb, rate, 1e3 / rate, (double)citations / seconds, bar,
           is_met ? "ok" : "MISSED");
    return is_met;
}

static bool time_notes(const char *data)
{
    notes all = {0};
    double seconds[PILE_RUNS];
    size_t count = 0;
    bool is_met;

    fill_notes(&all, data);
    for (int i = 0; i < PILE_RUNS; i++) {
        seconds[i] = pile_now();
        count = read_notes(&all);
        seconds[i] = pile_now() - seconds[i];
    }
    is_met = say("notes", (double)all.text.len / 1e6,
                 pile_median(seconds, PILE_RUNS), count, note_bar);
    free(all.end);
    free(all.text.bytes);
    return is_met;
}

static double median(const pile *text, size_t *count)
{
    double seconds[PILE_RUNS];

    for (int i = 0; i < PILE_RUNS; i++)
        seconds[i] = read_prose(text->bytes, text->len, count);
    return pile_median(seconds, PILE_RUNS);
}

static void fill_prose(pile *text, const char *data, const char *folder,
                       size_t len)
{
    static const char made_up[] =
        "The pilots, who had at first refused to leave the harbour, came\n"
        "down to the mole in the evening.  See Hartley v. Selwyn, 410 U.S.\n"
        "113, 120 (1973).  Id. at 121.  The clerk wrote it down.\n\n";
    char path[4096];

    snprintf(path, sizeof path, "%s/%s", data, folder);
    pile_add_folder(text, path);
    while (text->len < len)
        pile_add(text, made_up, sizeof made_up - 1);
    text->len = len;
    while (text->len && text->bytes[text->len - 1] != '\n')
        text->len--;
}

static bool time_prose(const char *data)
{
    pile text = {0};
    size_t count;
    double seconds;
    bool is_met;

    fill_prose(&text, data, "scale", PROSE);
    seconds = median(&text, &count);
    is_met = say("prose", (double)text.len / 1e6, seconds, count, prose_bar);
    free(text.bytes);
    return is_met;
}

/* Sixteen short opinions against one as long as all of them. */
static bool time_growth(const char *data)
{
    pile one = {0}, all = {0};
    size_t count;
    double few, many;
    bool is_met;

    fill_prose(&one, data, "law/opinions", OPINION);
    for (int i = 0; i < TIMES; i++)
        pile_add(&all, one.bytes, one.len);
    few = median(&one, &count);
    many = median(&all, &count);
    say("opinions", (double)all.len / 1e6, many, count, 0);
    is_met = many / few <= TIMES * growth_bar;
    printf("  %-10s %6.2f times the time for %d times the text   bar %.1f  "
           "%s\n",
           "growth", many / few, TIMES, TIMES * growth_bar,
           is_met ? "ok" : "MISSED");
    free(one.bytes);
    free(all.bytes);
    return is_met;
}

int main(int argc, char **argv)
{
    const char *data = argc > 1 ? argv[1] : "";
    bool is_met;

    mallopt(M_MMAP_THRESHOLD, 64 * 1024);
    printf("citations, one thread, median of %d\n", PILE_RUNS);
    is_met = time_notes(data);
    is_met &= time_prose(data);
    is_met &= time_growth(data);
    return is_met ? 0 : 1;
}
