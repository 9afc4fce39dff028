/* words.c - names of verdicts, kinds and types, as the JSON has them. */

#include "ibid/finding.h"

const char *ibid_verdict_word(ibid_verdict verdict)
{
    static const char *const word[IBID_VERDICT_COUNT] = {
        [IBID_VERDICT_NONE] = "none",
        [IBID_VERDICT_EXACT] = "exact",
        [IBID_VERDICT_MARKED] = "marked",
        [IBID_VERDICT_DAMAGED] = "damaged",
        [IBID_VERDICT_ALTERED] = "altered",
        [IBID_VERDICT_ABSENT] = "absent",
        [IBID_VERDICT_ELSEWHERE] = "elsewhere",
        [IBID_VERDICT_UNREAD] = "unread",
        [IBID_VERDICT_UNAVAILABLE] = "unavailable",
        [IBID_VERDICT_UNCITED] = "uncited",
        [IBID_VERDICT_UNCHECKED] = "unchecked",
        [IBID_VERDICT_RESOLVED] = "resolved",
        [IBID_VERDICT_AMBIGUOUS] = "ambiguous",
        [IBID_VERDICT_LINKED] = "linked",
        [IBID_VERDICT_UNLINKED] = "unlinked",
        [IBID_VERDICT_REMARKED] = "remarked",
        [IBID_VERDICT_CITED] = "cited",
    };

    return word[verdict];
}

const char *ibid_finding_kind_word(ibid_finding_kind kind)
{
    static const char *const word[] = {"quotation", "citation", "figure",
                                       "note",      "date",     "unquoted"};

    return word[kind];
}

const char *ibid_edit_type_word(ibid_edit_type type)
{
    static const char *const word[] = {
        [IBID_EDIT_NUMBER] = "number",
        [IBID_EDIT_SIGN] = "sign",
        [IBID_EDIT_DATE] = "date",
        [IBID_EDIT_NAME] = "name",
        [IBID_EDIT_NEGATION] = "negation",
        [IBID_EDIT_MODAL] = "modal",
        [IBID_EDIT_QUANTIFIER] = "quantifier",
        [IBID_EDIT_SPELLING] = "spelling",
        [IBID_EDIT_PUNCTUATION] = "punctuation",
        [IBID_EDIT_CASE] = "case",
        [IBID_EDIT_ORDER] = "order",
        [IBID_EDIT_OMISSION] = "omission",
        [IBID_EDIT_WORD] = "word",
    };

    return word[type];
}

const char *ibid_weight_word(ibid_weight weight)
{
    static const char *const word[] = {"grave", "plain", "slight"};

    return word[weight];
}

const char *ibid_pinpoint_word(ibid_pinpoint_state state)
{
    static const char *const word[] = {"none", "right", "wrong", "uncheckable"};

    return word[state];
}

const char *ibid_resolution_word(ibid_resolution_state state)
{
    static const char *const word[] = {"none", "resolved", "ambiguous"};

    return word[state];
}

const char *ibid_source_status_word(ibid_source_status status)
{
    static const char *const word[] = {"read", "partly", "unread"};

    return word[status];
}

bool ibid_verdict_is_alarm(ibid_verdict verdict)
{
    return verdict == IBID_VERDICT_ALTERED || verdict == IBID_VERDICT_ABSENT ||
           verdict == IBID_VERDICT_ELSEWHERE;
}
