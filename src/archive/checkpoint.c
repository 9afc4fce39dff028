/* checkpoint.c - how long a log is and what its entries hash to, signed. */

#include "archive/checkpoint.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "archive/base64.h"
#include "base/str.h"

#define DASH "\xE2\x80\x94 " /* U+2014 and a blank */

ibid_status ib_checkpoint_write(char out[IB_CHECKPOINT_ROOM], uint32_t *len,
                                const ib_checkpoint *checkpoint,
                                const ib_signer *signer)
{
    const ib_verifier *verifier = &signer->verifier;
    char root[IB_BASE64_ROOM(sizeof checkpoint->root.at)];
    uint8_t raw[sizeof verifier->id + IB_SIGNATURE];
    char letters[IB_BASE64_ROOM(sizeof raw)];
    ibid_status st;
    int text;

    ib_base64_write(root, checkpoint->root.at, sizeof checkpoint->root.at);
    text = snprintf(out, IB_CHECKPOINT_ROOM, "%s\n%" PRIu64 "\n%s\n",
                    verifier->name, checkpoint->size, root);
    memcpy(raw, verifier->id, sizeof verifier->id);
    st = ib_signer_sign(raw + sizeof verifier->id, signer,
                        (ibid_str){out, (uint32_t)text});
    if (st)
        return st;
    ib_base64_write(letters, raw, sizeof raw);
    *len = (uint32_t)(text +
                      snprintf(out + text, (size_t)(IB_CHECKPOINT_ROOM - text),
                               "\n" DASH "%s %s\n", verifier->name, letters));
    return IBID_OK;
}

/* Take a line from the front of *text, without its line end. */
static bool take_line(ibid_str *line, ibid_str *text)
{
    const uint32_t end = ib_str_find(*text, 0, IB_STR("\n"));

    if (end == IBID_NONE)
        return false;
    *line = (ibid_str){text->at, end};
    text->at += end + 1;
    text->len -= end + 1;
    return true;
}

/* A number without leading zeros, up to 18 digits. */
static bool read_size(uint64_t *out, ibid_str digits)
{
    *out = 0;
    if (digits.len == 0 || digits.len > 18 ||
        (digits.len > 1 && digits.at[0] == '0'))
        return false;
    for (uint32_t i = 0; i < digits.len; i++) {
        if (digits.at[i] < '0' || digits.at[i] > '9')
            return false;
        *out = *out * 10 + (uint64_t)(digits.at[i] - '0');
    }
    return true;
}

/* Where the text ends: before the last empty line, with its line end. */
static uint32_t end_of_text(ibid_str note)
{
    for (uint32_t i = note.len; i >= 2; i--)
        if (note.at[i - 1] == '\n' && note.at[i - 2] == '\n')
            return i - 1;
    return IBID_NONE;
}

/* The signature of the verifier's key among the lines.
 *
 * Gives  false where there is none, or a line is no signature. */
static bool find_signature(uint8_t out[IB_SIGNATURE], ibid_str lines,
                           const ib_verifier *verifier)
{
    const ibid_str name = ib_str_of(verifier->name);
    bool found = false;

    for (ibid_str line; take_line(&line, &lines);) {
        const uint32_t head = sizeof DASH - 1;
        uint8_t raw[sizeof verifier->id + IB_SIGNATURE];
        size_t len;

        if (!ib_str_has_at(line, 0, IB_STR(DASH)))
            return false;
        if (found || !ib_str_has_at(line, head, name) ||
            !ib_str_has_at(line, head + name.len, IB_STR(" ")))
            continue;
        line.at += head + name.len + 1;
        line.len -= head + name.len + 1;
        if (!ib_base64_read(raw, sizeof raw, &len, line) || len != sizeof raw ||
            memcmp(raw, verifier->id, sizeof verifier->id) != 0)
            continue;
        memcpy(out, raw + sizeof verifier->id, IB_SIGNATURE);
        found = true;
    }
    return found && lines.len == 0;
}

const char *ib_checkpoint_read(ib_checkpoint *out, ibid_str note,
                               const ib_verifier *verifier)
{
    const uint32_t end = end_of_text(note);
    uint8_t signature[IB_SIGNATURE];
    ibid_str text, rest, line;
    size_t len;

    if (end == IBID_NONE)
        return "it is no checkpoint, or is cut off";
    text = (ibid_str){note.at, end};
    rest = text;
    if (!take_line(&line, &rest) || line.len == 0)
        return "it is no checkpoint";
    if (!ib_str_is(line, ib_str_of(verifier->name)))
        return "it is a checkpoint of another archive";
    if (!take_line(&line, &rest) || !read_size(&out->size, line) ||
        !take_line(&line, &rest) ||
        !ib_base64_read(out->root.at, sizeof out->root.at, &len, line) ||
        len != sizeof out->root.at)
        return "it is no checkpoint";
    rest = (ibid_str){note.at + end + 1, note.len - end - 1};
    if (!find_signature(signature, rest, verifier))
        return "the key of this archive did not sign it";
    if (!ib_verifier_accepts(verifier, text, signature))
        return "it was changed after it was signed, or signed with another "
               "key";
    return NULL;
}
