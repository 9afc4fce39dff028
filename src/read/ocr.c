/* ocr.c - which pages of a file are read by OCR, and how. */

#include "read/ocr.h"

#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#include "base/hash.h"
#include "base/str.h"
#include "text/text.h"
#include "text/usable.h"

/* A page that OCR is to read. */
typedef struct task {
    uint32_t page; /* from 0 */
    ib_arena arena;
    ib_given got;
    ibid_status status;
    ibid_err err;
    bool is_taken; /* it stands in the place of what the page had */
} task;

/* All of them, taken one by one by several threads. */
typedef struct crew {
    ibid_reader *reader;
    const void *bytes;
    size_t len;
    char document[65];
    task *task;
    size_t count;
    atomic_size_t next;
} crew;

/* Whether a page has words of its own.  A stamp on the image of a page is not
 * what the page says. */
static bool has_text(const ib_glyph_page *page)
{
    switch (ib_usable_of(page->glyph, page->count).kind) {
    case IB_USABLE_NONE:
        return page->layer != IB_LAYER_NONE;
    case IB_USABLE_FEW:
        return page->layer == IB_LAYER_TEXT;
    case IB_USABLE_GARBAGE:
        return false;
    case IB_USABLE_WORDS:
        break;
    }
    return true;
}

/* Whether its pages are pictures, or drawn: what OCR programs write (hOCR, ALTO)
 * has none. */
static bool can_be_seen(const ib_given *given)
{
    return strcmp(given->format, "application/pdf") == 0 ||
           strncmp(given->format, "image/", 6) == 0;
}

static bool is_wanted(const ib_glyph_page *page, ibid_ocr how)
{
    return how == IBID_OCR_ALWAYS || (how == IBID_OCR_AUTO && !has_text(page));
}

static void read_task(crew *all, task *one)
{
    one->status =
        ib_reader_read_page(&one->got, all->reader, &one->arena, all->bytes,
                            all->len, all->document, one->page + 1, &one->err);
}

static void *work(void *state)
{
    crew *all = state;
    size_t at;

    while ((at = atomic_fetch_add(&all->next, 1)) < all->count)
        read_task(all, &all->task[at]);
    return NULL;
}

/* Read all tasks, on this thread and others: where none can be started it
 * takes longer. */
static void run(crew *all)
{
    enum { THREADS_MAX = 64 };
    pthread_t thread[THREADS_MAX];
    size_t wanted = ib_reader_ocr_at_once(all->reader);
    size_t started = 0;

    if (wanted > all->count)
        wanted = all->count;
    while (started + 1 < wanted && started < THREADS_MAX &&
           pthread_create(&thread[started], NULL, work, all) == 0)
        started++;
    (void)work(all);
    while (started > 0)
        pthread_join(thread[--started], NULL);
}

/* Whether what OCR read goes before what the page had.  Letters of fonts that
 * are not in the file may not have been drawn; where the file's own words are
 * few, OCR must have found more than them. */
static bool is_better(const ib_glyph_page *read, const ib_glyph_page *page)
{
    switch (ib_usable_of(page->glyph, page->count).kind) {
    case IB_USABLE_FEW:
        return read->count >= 2 * page->count;
    case IB_USABLE_WORDS:
        return 2 * read->count >= page->count;
    default:
        return read->count > 0 || page->count == 0;
    }
}

/* Put a page that was read in its place, if it is better. */
static ibid_status take(ib_glyph_page *page, task *one, ib_arena *glyphs)
{
    const ib_glyph_page *read = &one->got.page[0];
    const ibid_str label = page->label;
    ib_glyph *glyph;

    if (!is_better(read, page))
        return IBID_OK;
    glyph = ib_arena_copy(glyphs, read->glyph, read->count, sizeof *glyph,
                          _Alignof(ib_glyph));
    if (!glyph && read->count > 0)
        return ib_arena_status(glyphs);
    one->is_taken = true;
    *page = *read;
    page->glyph = glyph;
    page->label = label;
    return IBID_OK;
}

static ibid_status remark(ib_list *remarks, ib_arena *arena, const char *what)
{
    const ibid_span nowhere = {0, 0};

    return what ? ib_remark_add(remarks, what, nowhere)
                : ib_arena_status(arena);
}

static bool is_picture(const task *one)
{
    return !one->status && one->got.page[0].layer == IB_LAYER_NONE;
}

/* What is to be said of a page: why it was not read, or what the worker
 * says. */
static ibid_status tell(ib_ocr_end *end, const task *one, ib_arena *arena,
                        ib_list *remarks)
{
    ibid_status st = IBID_OK;

    if (one->status)
        return remark(remarks, arena,
                      ib_str_format(arena, "page %u was not read by OCR: %s",
                                    one->page + 1, one->err.what));
    if (is_picture(one))
        st = remark(remarks, arena,
                    ib_str_format(arena,
                                  "page %u is a picture, in which OCR "
                                  "found no words",
                                  one->page + 1));
    for (size_t i = 0; i < one->got.remark_count && !st; i++) {
        const char *what = ib_str_format(arena, "%s", one->got.remark[i].what);

        if (one->got.remark[i].is_lost && !end->missing)
            end->missing = what;
        st = remark(remarks, arena, what);
    }
    return st;
}

/* One sentence on all that was read so. */
static ibid_status tell_all(const crew *all, ib_arena *arena, ib_list *remarks)
{
    const task *first = NULL;
    size_t read = 0;

    for (size_t i = 0; i < all->count; i++)
        if (all->task[i].is_taken && !is_picture(&all->task[i])) {
            first = first ? first : &all->task[i];
            read++;
        }
    if (read == 0)
        return IBID_OK;
    if (read == 1)
        return remark(remarks, arena,
                      ib_str_format(arena,
                                    "page %u was read by OCR (%s), which may "
                                    "misread letters",
                                    first->page + 1, first->got.made_by));
    return remark(remarks, arena,
                  ib_str_format(arena,
                                "%zu pages, the first of them page %u, were "
                                "read by OCR (%s), which may misread letters",
                                read, first->page + 1, first->got.made_by));
}

static ibid_status take_all(crew *all, ib_glyph_page *page, ib_ocr_end *end,
                            ib_arena *arena, ib_arena *glyphs, ib_list *remarks)
{
    ibid_status st = IBID_OK;

    for (size_t i = 0; i < all->count && !st; i++) {
        task *one = &all->task[i];

        if (one->status == IBID_ENOMEM)
            return IBID_ENOMEM;
        if (one->status && !end->why)
            end->why = one->err.what; /* lives as long as the reader */
        if (!one->status)
            st = take(&page[one->page], one, glyphs);
    }
    if (!st)
        st = tell_all(all, arena, remarks);
    for (size_t i = 0; i < all->count && !st; i++)
        st = tell(end, &all->task[i], arena, remarks);
    return st;
}

/* Which pages there are to read; false: no memory. */
static bool choose(crew *all, const ib_given *given, ib_arena *arena)
{
    const ibid_ocr how = ib_reader_ocr(all->reader);

    all->task = ib_arena_array(arena, task, given->page_count);
    for (uint32_t i = 0; all->task && i < given->page_count; i++)
        if (is_wanted(&given->page[i], how)) {
            task *one = &all->task[all->count++];

            one->page = i;
            ib_arena_init(&one->arena, &arena->alloc, arena->max, NULL);
        }
    return all->task != NULL;
}

ibid_status ib_ocr_pages(ib_given *given, ib_ocr_end *end, ib_arena *arena,
                         ib_arena *glyphs, ib_list *remarks,
                         ibid_reader *reader, const void *bytes, size_t len)
{
    crew all = {.reader = reader, .bytes = bytes, .len = len};
    ib_glyph_page *page;
    ibid_status st;

    *end = (ib_ocr_end){NULL, NULL};
    if (given->page_count == 0 || !can_be_seen(given) ||
        ib_reader_ocr(reader) == IBID_OCR_NEVER)
        return IBID_OK;
    if (!choose(&all, given, arena))
        return ib_arena_status(arena);
    if (all.count == 0)
        return IBID_OK;
    page = ib_arena_copy(arena, given->page, given->page_count, sizeof *page,
                         _Alignof(ib_glyph_page));
    st = page ? ib_hash_hex(all.document, bytes, len) : ib_arena_status(arena);
    if (!st) {
        run(&all);
        st = take_all(&all, page, end, arena, glyphs, remarks);
        given->page = page;
    }
    for (size_t i = 0; i < all.count; i++)
        ib_arena_free(&all.task[i].arena);
    return st;
}
