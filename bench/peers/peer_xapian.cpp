/* peer_xapian.cpp - Xapian's index, any of the words in the order of BM25,
 * then edlib on what it finds.  Neither text nor positions are stored, and the
 * index is made compact, at the cost of its building. */

#include <cstdlib>
#include <filesystem>
#include <string>
#include <xapian.h>

#include "bench/engine.h"
#include "verify.h"

static void build(const std::string &path, const engine &in,
                  const documents &from)
{
    const std::string loose = path + ".loose";
    Xapian::WritableDatabase db(loose, Xapian::DB_CREATE_OR_OVERWRITE);
    Xapian::TermGenerator words;

    for (size_t i = 0; i < from.count; i++) {
        const document &at = from.item[i];
        Xapian::Document body;

        words.set_document(body);
        words.index_text_without_positions(
            std::string(in.corpus + at.start, at.end - at.start));
        db.add_document(body);
    }
    db.commit();
    db.compact(path);
    db.close();
    std::filesystem::remove_all(loose);
}

static void search(engine &in, const std::string &path, const documents &from)
{
    Xapian::Database db(path);
    Xapian::TermGenerator words;

    for (size_t i = 0; i < in.count; i++) {
        const engine_query &query = in.query[i];
        const uint64_t before = engine_now();
        Xapian::Enquire enquire(db);
        Xapian::Document terms;
        size_t number[VERIFY_BEST], count = 0;

        words.set_document(terms);
        words.index_text_without_positions(std::string(query.text, query.len));
        enquire.set_query(Xapian::Query(Xapian::Query::OP_OR,
                                        terms.termlist_begin(),
                                        terms.termlist_end()));
        const Xapian::MSet best = enquire.get_mset(0, VERIFY_BEST);
        for (auto at = best.begin(); at != best.end(); ++at)
            number[count++] = *at - 1;
        verify(&in, &query, &from, number, count, before);
    }
}

static uint64_t size_of(const std::string &path)
{
    uint64_t bytes = 0;

    for (const auto &file : std::filesystem::directory_iterator(path))
        bytes += file.file_size();
    return bytes;
}

int main(int argc, char **argv)
{
    engine in;
    documents from;
    uint64_t build_ns, bytes;

    engine_open(&in, argc, argv, true);
    documents_of(&from, &in);
    const std::string path = std::string(in.scratch) + ".xapian";
    std::filesystem::remove_all(path);
    try {
        build_ns = engine_now();
        build(path, in, from);
        build_ns = engine_now() - build_ns;
        bytes = size_of(path);
        search(in, path, from);
    } catch (const Xapian::Error &error) {
        engine_fail(error.get_msg().c_str(), "Xapian");
    }
    std::filesystem::remove_all(path);
    engine_close(&in, build_ns, bytes);
    std::free(from.item);
    return 0;
}
