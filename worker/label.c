/* label.c - numbers as notes, paragraphs and items of lists are labelled. */

#include "worker/label.h"

#include <stdio.h>
#include <string.h>

label_form label_form_of(const char *name)
{
    static const struct {
        const char *name;
        label_form form;
    } forms[] = {{"upperRoman", LABEL_UPPER_ROMAN},
                 {"lowerRoman", LABEL_LOWER_ROMAN},
                 {"upperLetter", LABEL_UPPER_LETTER},
                 {"lowerLetter", LABEL_LOWER_LETTER},
                 {"bullet", LABEL_BULLET},
                 {"none", LABEL_NONE},
                 {"chicago", LABEL_CHICAGO},
                 {"decimalZero", LABEL_ZERO},
                 {"ordinal", LABEL_ORDINAL}};

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (strcmp(name, forms[i].name) == 0)
            return forms[i].form;
    return LABEL_DECIMAL;
}

static void write_roman(char to[LABEL_MAX], uint32_t n, bool upper)
{
    static const struct {
        uint32_t is;
        const char *low, *up;
    } sign[] = {{1000, "m", "M"},  {900, "cm", "CM"}, {500, "d", "D"},
                {400, "cd", "CD"}, {100, "c", "C"},   {90, "xc", "XC"},
                {50, "l", "L"},    {40, "xl", "XL"},  {10, "x", "X"},
                {9, "ix", "IX"},   {5, "v", "V"},     {4, "iv", "IV"},
                {1, "i", "I"}};
    size_t len = 0;

    to[0] = '\0';
    for (size_t i = 0; i < sizeof sign / sizeof *sign; i++)
        for (; n >= sign[i].is && len + 3 < LABEL_MAX; n -= sign[i].is)
            len += (size_t)snprintf(to + len, LABEL_MAX - len, "%s",
                                    upper ? sign[i].up : sign[i].low);
}

static void write_chicago(char to[LABEL_MAX], uint32_t n)
{
    static const char *const sign[] = {"*", "†", "‡", "§"};
    size_t len = 0;

    to[0] = '\0';
    for (uint32_t i = 0; i <= (n - 1) / 4 && len + 4 < LABEL_MAX; i++)
        len += (size_t)snprintf(to + len, LABEL_MAX - len, "%s",
                                sign[(n - 1) % 4]);
}

static void write_ordinal(char to[LABEL_MAX], uint32_t n)
{
    static const char *const end[] = {"th", "st", "nd", "rd"};
    const bool is_teen = n / 10 % 10 == 1;

    snprintf(to, LABEL_MAX, "%u%s", n,
             end[!is_teen && n % 10 < 4 ? n % 10 : 0]);
}

void label_write(char to[LABEL_MAX], label_form form, uint32_t number)
{
    const bool is_roman =
        form == LABEL_UPPER_ROMAN || form == LABEL_LOWER_ROMAN;
    const bool is_letter =
        form == LABEL_UPPER_LETTER || form == LABEL_LOWER_LETTER;

    if (form == LABEL_BULLET || form == LABEL_NONE) {
        to[0] = '\0';
    } else if (is_roman && number > 0 && number < 4000) {
        write_roman(to, number, form == LABEL_UPPER_ROMAN);
    } else if (is_letter && number > 0 && number <= 26 * 6) {
        const size_t times = (number - 1) / 26 + 1;

        memset(to,
               (form == LABEL_UPPER_LETTER ? 'A' : 'a') +
                   (int)((number - 1) % 26),
               times);
        to[times] = '\0';
    } else if (form == LABEL_CHICAGO && number > 0) {
        write_chicago(to, number);
    } else if (form == LABEL_ORDINAL) {
        write_ordinal(to, number);
    } else {
        snprintf(to, LABEL_MAX, form == LABEL_ZERO ? "%02u" : "%u", number);
    }
}
