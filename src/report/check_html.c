/* check_html.c - what was found in a check, as one page that stands alone.
 *
 * It asks nobody for anything: no script, no picture, no font, and a policy
 * (CSP 3) by which a browser loads nothing and takes no style but this one.
 */

#include "report/html.h"

#include "base/fail.h"
#include "report/html_words.h"
#include "report/style.inc"
#include "report/summary.h"

static void put_file(ib_html *html)
{
    const char *file = html->opt->file;

    ib_paper_say(ib_markup_paper(&html->page),
                 file && *file ? file : IB_SAY_UNNAMED);
    ib_markup_paper_end(&html->page);
}

static void put_head(ib_html *html)
{
    ib_markup_raw(
        &html->page,
        "<!DOCTYPE html>\n<html lang=\"" IB_SAY_LANGUAGE "\">\n<head>\n"
        "<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
        "&#39;none&#39;; style-src &#39;");
    ib_markup_raw(&html->page, style_hash);
    ib_markup_raw(
        &html->page,
        "&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, "
        "initial-scale=1\">\n"
        "<meta name=\"referrer\" content=\"no-referrer\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n"
        "<title>" IB_SAY_TITLE);
    put_file(html);
    ib_markup_raw(&html->page, "</title>\n<style>");
    for (size_t i = 0; i < sizeof style / sizeof *style; i++)
        ib_markup_raw(&html->page, style[i]);
    ib_markup_raw(&html->page, "</style>\n</head>\n");
}

static void put_contents(ib_html *html)
{
    enum { WORKS = 5 }; /* which there may be none of */
    static const char *const part[][2] = {
        {"look", IB_SAY_PART_LOOK},         {"ledger", IB_SAY_PART_LEDGER},
        {"document", IB_SAY_PART_DOCUMENT}, {"unknown", IB_SAY_PART_UNKNOWN},
        {"sources", IB_SAY_PART_SOURCES},   {"works", IB_SAY_PART_WORKS},
        {"words", IB_SAY_PART_WORDS},       {"about", IB_SAY_PART_ABOUT},
    };

    ib_markup_raw(&html->page,
                  "<nav aria-label=\"" IB_SAY_CONTENTS "\">\n<ul>\n");
    for (size_t i = 0; i < sizeof part / sizeof *part; i++) {
        if (i == WORKS && !html->pull)
            continue;
        ib_markup_form(&html->page, "<li><a href=\"#%s\">%s</a></li>\n",
                       part[i][0], part[i][1]);
    }
    ib_markup_raw(&html->page, "</ul>\n</nav>\n");
}

static void put_top(ib_html *html)
{
    ib_markup_raw(&html->page,
                  "<body>\n<a class=\"skip\" href=\"#document\">" IB_SAY_SKIP
                  "</a>\n<header>\n<h1><bdi>");
    put_file(html);
    ib_markup_raw(&html->page, "</bdi></h1>\n<p>");
    ib_summary_put(ib_markup_paper(&html->page), html->view->doc, NULL);
    ib_markup_paper_end(&html->page);
    ib_markup_raw(&html->page, "</p>\n");
    put_contents(html);
    ib_markup_raw(&html->page, "</header>\n<main>\n");
}

static void put_section(ib_html *html, const char *id, const char *title,
                        void (*put)(ib_html *))
{
    ib_markup_form(&html->page,
                   "<section id=\"%s\" aria-labelledby=\"h-%s\">\n"
                   "<h2 id=\"h-%s\">%s</h2>\n",
                   id, id, id, title);
    put(html);
    ib_markup_raw(&html->page, "</section>\n");
}

static ibid_status put_document(ib_html *html)
{
    ibid_status st;

    ib_markup_raw(&html->page,
                  "<section id=\"document\" aria-labelledby=\"h-document\">\n"
                  "<h2 id=\"h-document\">" IB_SAY_PART_DOCUMENT
                  "</h2>\n<p class=\"hint\">" IB_SAY_DOCUMENT_FOLLOWS "</p>\n");
    ib_markup_form(&html->page, "<div class=\"doc\" lang=\"%s\">\n",
                   html->language);
    st = ib_html_put_document(html);
    ib_markup_raw(&html->page, "</div>\n</section>\n");
    return st;
}

static ibid_status put_page(ib_html *html)
{
    ibid_status st = ib_html_plan(html);

    if (st)
        return st;
    put_head(html);
    put_top(html);
    ib_html_put_look(html);
    put_section(html, "ledger", IB_SAY_PART_LEDGER, ib_html_put_ledger);
    st = put_document(html);
    put_section(html, "unknown", IB_SAY_PART_UNKNOWN, ib_html_put_unknown);
    put_section(html, "sources", IB_SAY_PART_SOURCES, ib_html_put_sources);
    if (html->pull)
        put_section(html, "works", IB_SAY_PART_WORKS, ib_html_put_works);
    ib_html_put_about(html);
    ib_markup_raw(&html->page, "</main>\n</body>\n</html>\n");
    return st;
}

ibid_status ib_view_write_html(const ib_view *view, const ibid_pull *pull,
                               const ibid_sink *sink,
                               const ibid_report_options *opt, ibid_err *err)
{
    const ibid_report_options plain = IBID_REPORT_OPTIONS_INIT;
    ib_arena arena;
    ib_html html = {
        .arena = &arena, .view = view, .opt = opt ? opt : &plain, .pull = pull};
    ibid_status st, written;

    ib_arena_init(&arena, NULL, 0, NULL);
    ib_markup_start(&html.page, sink);
    st = put_page(&html);
    written = ib_markup_finish(&html.page);
    ib_arena_free(&arena);
    if (st)
        return ib_fail(err, st, "there is not enough memory for the report", 0,
                       0);
    if (written)
        return ib_fail(err, written, "the output could not be written", 0, 0);
    return IBID_OK;
}
