/* engine.c - Tesseract, warm: a handle a language, one for raised figures, one
 * that tells which way up a page is and in what script. */

#include "engine.h"

#include <stdio.h>
#include <string.h>

#include "costs.h"

/* Languages that are looked for unless some are named: those of the United
 * Nations and of the texts that ibid knows, by the engine's names. */
typedef struct known {
    const char *name;   /* ISO 639-2, or the engine's own */
    const char *code;   /* ISO 639-1 */
    const char *script; /* as the engine says it */
} known;

static const known languages[] = {
    {"eng", "en", "Latin"},    {"fra", "fr", "Latin"},
    {"spa", "es", "Latin"},    {"deu", "de", "Latin"},
    {"ita", "it", "Latin"},    {"por", "pt", "Latin"},
    {"nld", "nl", "Latin"},    {"tur", "tr", "Latin"},
    {"aze", "az", "Latin"},    {"pol", "pl", "Latin"},
    {"rus", "ru", "Cyrillic"}, {"ukr", "uk", "Cyrillic"},
    {"ara", "ar", "Arabic"},   {"fas", "fa", "Arabic"},
    {"chi_sim", "zh", "Han"},  {"jpn", "ja", "Japanese"},
    {"kor", "ko", "Korean"},   {"ell", "el", "Greek"},
    {"heb", "he", "Hebrew"},   {"hye", "hy", "Armenian"},
    {"kat", "ka", "Georgian"},
};

enum { LANGUAGES = sizeof languages / sizeof languages[0] };

/* Written by engine_open, once, before the first page. */
static TessBaseAPI *engine[LANGUAGES]; /* NULL: not installed */
static ocr_engine named;     /* the languages that were named, in one engine */
static TessBaseAPI *figures; /* reads digits and the signs of notes */
static TessBaseAPI *upright; /* or NULL */

/* An engine of its own; NULL: the language is not installed. */
static TessBaseAPI *load(const char *name, TessOcrEngineMode mode)
{
    TessBaseAPI *api = TessBaseAPICreate();

    if (!api)
        return NULL;
    if (TessBaseAPIInit2(api, NULL, name, mode) != 0) {
        TessBaseAPIDelete(api);
        return NULL;
    }
    return api;
}

static bool load_figures(const char *name)
{
    figures = load(name, OEM_LSTM_ONLY);
    if (!figures)
        return false;
    TessBaseAPISetPageSegMode(figures, PSM_SINGLE_BLOCK);
    return TessBaseAPISetVariable(figures, "tessedit_char_whitelist",
                                  "0123456789*");
}

/* A sentence on languages that are missing, with the package that has the
 * first of them. */
static const char *say_missing(const char *asked)
{
    static char said[300];
    char package[40] = "";
    size_t put = 0;

    for (const char *p = asked; *p && *p != '+' && put < sizeof package - 1;
         p++)
        package[put++] = *p == '_' ? '-' : *p;
    snprintf(said, sizeof said,
             "OCR has no data for the language \"%.60s\": install the package "
             "tesseract-ocr-%s, or name another by --lang",
             asked, package);
    return said;
}

/* Names of languages as they may stand in a file's name. */
static bool is_name(const char *word)
{
    return word[0] &&
           strspn(word, "abcdefghijklmnopqrstuvwxyz"
                        "ABCDEFGHIJKLMNOPQRSTUVWXYZ_+") == strlen(word);
}

static bool open_named(const char *asked, const char **why)
{
    named =
        (ocr_engine){asked, is_name(asked) ? load(asked, OEM_LSTM_ONLY) : NULL};
    if (!named.api) {
        *why = say_missing(is_name(asked) ? asked : "eng");
        return false;
    }
    if (!load_figures("eng") && !load_figures(asked)) {
        *why = say_missing("eng");
        return false;
    }
    return true;
}

static bool open_installed(const char **why)
{
    for (size_t i = 0; i < LANGUAGES; i++)
        engine[i] = load(languages[i].name, OEM_LSTM_ONLY);
    if (engine[0] && load_figures(languages[0].name))
        return true;
    *why = say_missing(languages[0].name);
    return false;
}

bool engine_open(const char *asked, const char **why)
{
    upright = load("osd", OEM_TESSERACT_ONLY);
    return strcmp(asked, "auto") == 0 ? open_installed(why)
                                      : open_named(asked, why);
}

ocr_engine engine_first(void)
{
    return named.api ? named : (ocr_engine){languages[0].name, engine[0]};
}

TessBaseAPI *engine_of_figures(void)
{
    return figures;
}

ocr_engine engine_of_language(const char *code)
{
    for (size_t i = 0; i < LANGUAGES && code && !named.api; i++)
        if (strcmp(languages[i].code, code) == 0)
            return (ocr_engine){languages[i].name, engine[i]};
    return (ocr_engine){NULL, NULL};
}

/* Of a script that several languages use, the first that is installed. */
ocr_engine engine_of_script(const char *script)
{
    ocr_engine found = {NULL, NULL};

    for (size_t i = 0; i < LANGUAGES && script && !named.api; i++)
        if (strcmp(languages[i].script, script) == 0 && !found.api &&
            (engine[i] || !found.name))
            found = (ocr_engine){languages[i].name, engine[i]};
    return found;
}

ocr_turn engine_turn(PIX *grey, int dpi)
{
    ocr_turn turn = {0, NULL};
    float sure = 0, script_sure = 0;
    int degrees = 0;

    if (!upright)
        return turn;
    TessBaseAPISetPageSegMode(upright, PSM_OSD_ONLY);
    TessBaseAPISetImage2(upright, grey);
    TessBaseAPISetSourceResolution(upright, dpi);
    if (TessBaseAPIDetectOrientationScript(upright, &degrees, &sure,
                                           &turn.script, &script_sure) &&
        sure >= OCR_UPRIGHT_SURE)
        turn.quarters = (360 - degrees) % 360 / 90;
    TessBaseAPIClear(upright);
    return turn;
}
