/* imprint.c - place and publisher out of the parts of an imprint.
 *
 *     Place: Publisher     Place, Publisher     Publisher, Place     Place
 * Chicago 14.127; APA 9.29; ISO 690, 10.  A colon tells which is which; else
 * the tables do, and where they do not know, the place comes first.
 */

#include "cite/entry.h"

#include <string.h>

#include "base/scan.h"

static bool is_place(const ib_entry *e, uint32_t i)
{
    return (e->part_words[i] & IB_R_TOWN) && !(e->part_words[i] & IB_R_PRESS);
}

/* Is the part one word in lower case: "trim.", "marzo", "rist."?  It names
 * neither place nor publisher, unless a colon says so. */
static bool is_small(const ib_entry *e, uint32_t i)
{
    const ibid_str s = ib_str_in(e->lex->text, e->part[i]);

    return s.len && !e->part_words[i] && ib_is(s.at[0], IB_LOWER) &&
           !memchr(s.at, ' ', s.len);
}

static void set(ib_entry *e, ibid_field_name name, uint32_t from, uint32_t to)
{
    if (from < to &&
        (e->colon != IBID_NONE || to > from + 1 || !is_small(e, from)))
        ib_entry_set(e, name,
                     ib_span_of(e->part[from].start, e->part[to - 1].end));
}

/* The run of places [from, to): what precedes or follows is the publisher. */
static void by_place(ib_entry *e, uint32_t from, uint32_t to)
{
    set(e, IBID_FIELD_PUBLISHER_PLACE, from, to);
    if (from > 0 &&
        (to == e->part_count || (e->part_words[from - 1] & IB_R_PRESS)))
        set(e, IBID_FIELD_PUBLISHER, from - 1, from);
    else
        set(e, IBID_FIELD_PUBLISHER, to, to + 1 > e->part_count ? to : to + 1);
}

void ib_imprint_read(ib_entry *e)
{
    uint32_t from = 0, to;

    e->placed = e->part_count > 0;
    if (e->colon != IBID_NONE && e->colon < e->part_count) {
        from = e->part_from < e->colon ? e->part_from : e->colon;
        while (from > 0 && (from == e->colon || is_place(e, from - 1)))
            from--;
        set(e, IBID_FIELD_PUBLISHER_PLACE, from, e->colon);
        set(e, IBID_FIELD_PUBLISHER, e->colon, e->colon + 1);
        return;
    }
    while (from < e->part_count && !is_place(e, from))
        from++;
    for (to = from; to < e->part_count && is_place(e, to);)
        to++;
    if (from < to) {
        by_place(e, from, to);
        return;
    }
    for (uint32_t i = 0; i < e->part_count; i++) {
        if (e->part_words[i] & IB_R_PRESS) {
            set(e, IBID_FIELD_PUBLISHER, i, i + 1);
            if (i > 0)
                set(e, IBID_FIELD_PUBLISHER_PLACE, i - 1, i);
            else
                set(e, IBID_FIELD_PUBLISHER_PLACE, i + 1,
                    i + 2 > e->part_count ? i + 1 : i + 2);
            return;
        }
    }
    if (e->part_count == 1) {
        set(e, e->comma ? IBID_FIELD_PUBLISHER_PLACE : IBID_FIELD_PUBLISHER, 0,
            1);
    } else if (e->part_count > 1) {
        set(e, IBID_FIELD_PUBLISHER_PLACE, 0, 1);
        set(e, IBID_FIELD_PUBLISHER, 1, 2);
    }
}
