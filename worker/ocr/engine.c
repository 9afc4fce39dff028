/* engine.c - Tesseract, warm: a handle a language, one for raised figures, one
 * that tells which way up a page is and in what script. */

#include "engine.h"

#include <stdio.h>
#include <string.h>

#include "costs.h"

/* Languages that are looked for unless some are named: those of the United
 * Nations and of the texts that ibid knows, by the engine's names. */
typedef struct known {
    const char *name;    /* ISO 639-2, or the engine's own */
    const char *package; /* "tesseract-ocr-" before it */
    const char *code;    /* ISO 639-1 */
    const char *script;  /* as the engine says it */
    const char *words;   /* for people */
} known;

static const known languages[] = {
    {"eng", "eng", "en", "Latin", "English"},
    {"fra", "fra", "fr", "Latin", "French"},
    {"spa", "spa", "es", "Latin", "Spanish"},
    {"deu", "deu", "de", "Latin", "German"},
    {"ita", "ita", "it", "Latin", "Italian"},
    {"por", "por", "pt", "Latin", "Portuguese"},
    {"nld", "nld", "nl", "Latin", "Dutch"},
    {"tur", "tur", "tr", "Latin", "Turkish"},
    {"aze", "aze", "az", "Latin", "Azerbaijani"},
    {"pol", "pol", "pl", "Latin", "Polish"},
    {"rus", "rus", "ru", "Cyrillic", "Russian"},
    {"ukr", "ukr", "uk", "Cyrillic", "Ukrainian"},
    {"ara", "ara", "ar", "Arabic", "Arabic"},
    {"fas", "fas", "fa", "Arabic", "Persian"},
    {"chi_sim", "chi-sim", "zh", "Han", "Chinese"},
    {"jpn", "jpn", "ja", "Japanese", "Japanese"},
    {"kor", "kor", "ko", "Korean", "Korean"},
    {"ell", "ell", "el", "Greek", "Greek"},
    {"heb", "heb", "he", "Hebrew", "Hebrew"},
    {"hye", "hye", "hy", "Armenian", "Armenian"},
    {"kat", "kat", "ka", "Georgian", "Georgian"},
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

enum { NAME_MAX = 30, NAMES_MAX = 200 };

static const known *known_as(const char *name)
{
    for (size_t i = 0; i < LANGUAGES; i++)
        if (strcmp(languages[i].name, name) == 0 ||
            strcmp(languages[i].code, name) == 0)
            return &languages[i];
    return NULL;
}

/* A sentence on a language that is missing. */
static const char *say_missing(const char *name)
{
    static char said[300];
    const known *of = known_as(name);

    snprintf(said, sizeof said,
             "OCR has no data for the language \"%s\": install the package "
             "tesseract-ocr-%s, or name another by --lang",
             of ? of->words : name, of ? of->package : name);
    return said;
}

/* Whether the engine has a language: it says that all went well where one of
 * several did. */
static bool has_loaded(TessBaseAPI *api, const char *name)
{
    char **all = TessBaseAPIGetLoadedLanguagesAsVector(api);
    bool found = false;

    for (size_t i = 0; all && all[i]; i++)
        found |= strcmp(all[i], name) == 0;
    if (all)
        TessDeleteTextArray(all);
    return found;
}

/* The names that the engine knows languages by, of what a person wrote: codes
 * of two letters too.
 *
 * Gives  false: it is no list of names. */
static bool spell(char out[NAMES_MAX], const char *asked)
{
    size_t len = 0;

    while (*asked) {
        char name[NAME_MAX + 1] = "";
        const size_t count = strspn(asked, "abcdefghijklmnopqrstuvwxyz"
                                           "ABCDEFGHIJKLMNOPQRSTUVWXYZ_");
        const known *of;

        if (count == 0 || count > NAME_MAX ||
            (asked[count] && asked[count] != '+'))
            return false;
        memcpy(name, asked, count);
        of = known_as(name);
        len += (size_t)snprintf(out + len, NAMES_MAX - len, "%s%s",
                                len > 0 ? "+" : "", of ? of->name : name);
        if (len >= NAMES_MAX)
            return false;
        asked += count + (asked[count] == '+');
    }
    return len > 0;
}

/* The first of the languages that did not load; NULL: all did. */
static const char *first_missing(TessBaseAPI *api, const char *names)
{
    static char name[NAME_MAX + 1];

    while (*names) {
        const size_t count = strcspn(names, "+");

        memcpy(name, names, count);
        name[count] = '\0';
        if (!api || !has_loaded(api, name))
            return name;
        names += count + (names[count] == '+');
    }
    return NULL;
}

static bool open_named(const char *asked, const char **why)
{
    static char names[NAMES_MAX];
    const char *missing;

    if (!spell(names, asked)) {
        *why = "what --lang says is no list of languages: write it as "
               "\"eng+fra\" or \"en+fr\"";
        return false;
    }
    named = (ocr_engine){names, load(names, OEM_LSTM_ONLY)};
    missing = first_missing(named.api, names);
    if (missing)
        named.api = NULL;
    if (!missing && !load_figures("eng") && !load_figures(names))
        missing = "eng";
    if (missing)
        *why = say_missing(missing);
    return !missing;
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

const char *engine_name_of(const char *name)
{
    const known *of = known_as(name);

    return of ? of->words : name;
}

const char *engine_package_of(const char *name)
{
    const known *of = known_as(name);

    return of ? of->package : name;
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
