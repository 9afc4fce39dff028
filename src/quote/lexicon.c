/* lexicon.c - lists of words, and a table to find them in. */

#include "quote/lexicon.h"

#include "base/scan.h"
#include "base/str.h"

typedef struct word_list {
    uint32_t flags;
    const char *words; /* blanks between */
} word_list;

/* The verbs are those that introduce quotations in reports, judgments and the
 * press; all finite forms, since nothing here knows grammar. */
static const word_list lists[] = {
    {IB_LEX_SAY,
     "say says said state states stated write writes wrote written report "
     "reports reported note notes noted observe observes observed argue argues "
     "argued claim claims claimed assert asserts asserted affirm affirms "
     "affirmed declare declares declared announce announces announced explain "
     "explains explained conclude concludes concluded find finds found hold "
     "holds held rule rules ruled add adds added remark remarks remarked "
     "comment comments commented admit admits admitted acknowledge "
     "acknowledges acknowledged concede concedes conceded confirm confirms "
     "confirmed deny denies denied insist insists insisted maintain maintains "
     "maintained contend contends contended submit submits submitted allege "
     "alleges alleged suggest suggests suggested warn warns warned urge urges "
     "urged ask asks asked reply replies replied answer answers answered "
     "respond responds responded tell tells told describe describes described "
     "characterize characterizes characterized characterise characterises "
     "characterised call calls called term terms termed dub dubs dubbed quote "
     "quotes quoted cite cites cited recall recalls recalled stress stresses "
     "stressed emphasize emphasizes emphasized emphasise emphasises emphasised "
     "underline underlines underlined underscore underscores underscored "
     "highlight highlights highlighted point points pointed indicate indicates "
     "indicated communicate communicates communicated inform informs informed "
     "reveal reveals revealed disclose discloses disclosed testify testifies "
     "testified provide provides provided read reads recommend recommends "
     "recommended reiterate reiterates reiterated repeat repeats repeated "
     "reaffirm reaffirms reaffirmed condemn condemns condemned denounce "
     "denounces denounced criticize criticizes criticized criticise criticises "
     "criticised blast blasts blasted praise praises praised welcome welcomes "
     "welcomed express expresses expressed voice voices voiced demand demands "
     "demanded call calls proclaim proclaims proclaimed pronounce pronounced "
     "profess professed boast boasts boasted complain complains complained "
     "caution cautions cautioned promise promises promised pledge pledges "
     "pledged propose proposes proposed require requires required stipulate "
     "stipulates stipulated specify specifies specified define defines defined "
     "believe believes believed think thinks thought predict predicts "
     "predicted exclaim exclaims exclaimed cry cries cried shout shouts "
     "shouted whisper whispers whispered murmur murmured mutter muttered "
     "scream screamed yell yelled continue continues continued interrupt "
     "interrupted inquire inquired enquire enquired demand begin began resumed "
     "returned rejoined retorted sighed laughed ejaculated faltered gasped "
     "stammered growled snapped echoed persisted pleaded remonstrated "
     "protested assured agreed reflected "
     "instruct instructs instructed order orders ordered request requests "
     "requested recognize recognizes recognized recognise recognises "
     "recognised deem deems deemed qualify qualifies qualified label labels "
     "labeled labelled depict depicts depicted portray portrays portrayed "
     "demonstrate demonstrates demonstrated show shows showed clear opine "
     "opines opined posit posits posited reason reasons reasoned "
     "decide decides decided determine determines determined"},
    {IB_LEX_SAY | IB_LEX_FOREIGN,
     "dit dis disait disent déclare déclara déclaré affirme affirma affirmé "
     "écrit écrivait écrivit estime estima estimé souligne souligna souligné "
     "observe observa conclut rappelle rappela rappelé précise précisa précisé "
     "ajoute ajouta ajouté indique indiqua indiqué soutient répondit explique "
     "expliqua expliqué dispose énonce prévoit considère constate juge jugé "
     "sagt sagte sagten erklärt erklärte erklärten schrieb schreibt schreiben "
     "betont betonte meint meinte behauptet behauptete bemerkt bemerkte "
     "berichtet berichtete heißt hieß lautet urteilte entschied festgestellt "
     "nannte nennt bezeichnet bezeichnete formulierte "
     "dice dijo dijeron afirma afirmó sostiene sostuvo señala señaló declara "
     "declaró escribe escribió indica indicó manifiesta manifestó concluye "
     "concluyó expresa expresó establece dispone añade añadió advierte "
     "disse dicono afferma affermò scrive scrisse sostiene sostenne dichiara "
     "dichiarò osserva osservò conclude precisa aggiunge ritiene stabilisce "
     "afirmou declarou escreve escreveu disseram sustenta observou concluiu "
     "сказал сказала сказали заявил заявила заявили заявляет отметил отметила "
     "отмечает подчеркнул подчеркивает писал пишет написал указал указывает "
     "утверждает утверждал говорит говорил "
     "estimé observé rappelé conclu soutenu répondu expliqué jugea relevé "
     "relève "
     "noté constaté considéré énoncé prévu "
     "führte führt führten hielt "
     "affermato aggiunto concluso detto dichiarato osservato precisato "
     "ritenuto "
     "scritto sostenuto stabilito "
     "afirmado añadido concluido declarado dicho escrito indicado señalado "
     "powiedział powiedziała stwierdził stwierdziła oświadczył oświadczyła "
     "dodał dodała napisał napisała podkreślił podkreśliła uznał uznała "
     "sade säger skrev skriver uppgav tillade menade konstaterade förklarade "
     "sagde siger tilføjede udtalte sier uttalte"},
    {IB_LEX_SAY, "speak speaks spoke"},
    {IB_LEX_SAYING, "speaking"},
    {IB_LEX_VIEW,
     "view views opinion position belief contention submission argument "
     "conclusion finding claim assertion complaint avis opinión parere Ansicht "
     "Auffassung Meinung"},
    {IB_LEX_HEREIN, "hereinafter hereafter henceforth"},
    {IB_LEX_SAYING,
     "saying stating writing reporting noting observing arguing claiming "
     "asserting affirming declaring announcing explaining concluding finding "
     "holding ruling adding remarking commenting admitting acknowledging "
     "conceding confirming denying insisting maintaining contending alleging "
     "suggesting warning urging asking replying answering telling describing "
     "characterizing characterising calling quoting citing recalling "
     "stressing emphasizing emphasising underlining underscoring highlighting "
     "pointing indicating informing revealing testifying providing reading "
     "recommending reiterating repeating reaffirming condemning denouncing "
     "criticizing criticising praising welcoming expressing voicing demanding "
     "proclaiming boasting complaining promising proposing requiring "
     "specifying defining labeling labelling qualifying recognizing "
     "recognising shouting crying disant écrivant affirmant soulignant "
     "ajoutant déclarant diciendo afirmando señalando"},
    {IB_LEX_ACT,
     "issued adopted published made released sent gave delivered signed "
     "presented rejected opposed accepted supported found took appeared "
     "visited met filed passed made makes issues adopts rejects"},
    {IB_LEX_AUX,
     "has have had do does did will would shall should can could may might "
     "must is are was were be been being isn’t wasn’t hasn’t didn’t "
     "aren’t can’t couldn’t doesn’t don’t hadn’t haven’t shouldn’t weren’t "
     "won’t wouldn’t aren't can't couldn't didn't doesn't don't hadn't hasn't "
     "haven't isn't shouldn't wasn't weren't won't wouldn't ont est "
     "hat haben wurde ist war ha han había"},
    {IB_LEX_BE, "is are was were be been being est été wurde worden"},
    {IB_LEX_ADVERB,
     "also further even again then now later once thus only still never not "
     "already often ever yet therefore rightly long first just so too itself "
     "himself herself themselves aussi encore auch ferner también anche"},
    {IB_LEX_PREP,
     "of in on at by for from to with about against between into through "
     "during before after under over within without among upon toward towards "
     "regarding concerning since until despite per via as like de du des à en "
     "dans par pour sur von im am zum zur bei mit aus auf für di da del della "
     "al para por"},
    {IB_LEX_TRIM, "in during after before at on since under when while "
                  "within upon despite"},
    {IB_LEX_DET, "the a an this that these those one another each some any "
                 "le la les un une der die das ein eine el los las il lo gli "
                 "l’"},
    {IB_LEX_PRON, "he she it they il elle ils elles er sie es él ella lui lei "
                  "он она они"},
    {IB_LEX_POSS, "his her its their hers our my your son sa ses seine ihre su "
                  "sus suo sua"},
    {IB_LEX_REL, "who which that whom whose qui que che welche"},
    {IB_LEX_CONJ, "and or nor but et ou mais und oder aber y o pero e ma и но"},
    {IB_LEX_SUB,
     "because while when whereas although though if since where whether unless "
     "as after before until than that how why what car comme lorsque weil "
     "während wenn dass porque cuando perché quando"},
    {IB_LEX_WORK,
     "article articles report reports book books film films novel novels song "
     "songs poem poems essay essays paper papers chapter section headline "
     "headlines title titles heading headings theme topic programme programmes "
     "program programs project projects campaign newspaper newspapers magazine "
     "magazines journal journals documentary series conference seminar "
     "workshop symposium exhibition play opera album painting statue operation "
     "documentary video clip brochure booklet pamphlet memorandum study survey "
     "publication column editorial blog podcast lecture agenda item annex "
     "appendix resolution law act bill decree regulation convention protocol "
     "treaty party movement organization association foundation company club "
     "newsletter website channel agency hymn anthem ballad award prize medal "
     "order initiative plan strategy platform forum document documents entry "
     "livre rapport roman ouvrage journal revue chapitre étude loi artikel "
     "buch aufsatz bericht titel zeitung zeitschrift libro artículo informe "
     "capítulo titolo articolo rivista газета книга статья роман"},
    {IB_LEX_ENTITLED,
     "entitled titled headed headlined captioned named subtitled intitulé "
     "intitulée titré betitelt titulado titulada intitolato intitolata"},
    {IB_LEX_TERM,
     "so-called socalled term terms word words phrase expression notion "
     "concept label known dubbed nicknamed termed alias hereinafter hereafter "
     "called meaning means mean name names soi-disant sogenannte sogenannten "
     "terme mot begriff wort término palabra termine parola"},
    {IB_LEX_ABBR,
     "mr mrs ms dr prof st no nos vol art arts para paras sec secs ch pp p vs "
     "v jr sr gen col lt sgt capt maj hon rev messrs mme mm gov sen rep fig "
     "ed eds cf al inc ltd co corp bros dept univ jan feb mar apr jun jul aug "
     "sep sept oct nov dec ibid op cit loc id app n nr abs bzw vgl z s u d h "
     "doc approx est ca c cir supp reg"},
    {IB_LEX_ACCORD, "according selon laut gemäß según secondo segundo d’après "
                    "согласно"},
    {IB_LEX_LINK,
     "moreover thus however similarly indeed furthermore nevertheless "
     "nonetheless likewise accordingly consequently finally hence besides "
     "meanwhile otherwise instead again additionally namely first second third "
     "secondly thirdly lastly today yesterday recently and but or so for yet "
     "as then also even still nor if when while although though because "
     "since where whereas unless ainsi cependant toutefois or comme wie "
     "allerdings jedoch además asimismo como inoltre tuttavia come"},
    {IB_LEX_SLOGAN, "slogan slogans chant chants chanting motto cry cries "
                    "banner banners placard placards inscription words "
                    "question questions"},
    {IB_LEX_SPEAKER, "i we you ich wir je nous yo nosotros io noi я мы"},
};

enum { SLOTS = 4096, WORD_MAX = 24 };

/* One line of the cache holds a slot whole: most words are in no list, and
 * are told by the key alone. */
typedef struct lexicon_slot {
    const char *word;
    uint32_t flags;
    uint32_t key; /* of the word; 0: the slot is free */
} lexicon_slot;

struct ib_lexicon {
    lexicon_slot slot[SLOTS];
};

/* Length and four letters tell nearly all words of the lists apart. */
static inline uint32_t key_of(ibid_str word)
{
    const uint32_t middle = word.len / 2;

    return word.len | (uint32_t)(unsigned char)ib_lower(word.at[0]) << 5 |
           (uint32_t)(unsigned char)ib_lower(word.at[middle]) << 11 |
           (uint32_t)(unsigned char)ib_lower(word.at[word.len - 1]) << 17 |
           (uint32_t)(unsigned char)ib_lower(word.at[word.len > 1]) << 23;
}

static uint32_t slot_of(const ib_lexicon *lexicon, ibid_str word, uint32_t key)
{
    uint32_t slot = key * 2654435769u >> 20; /* Knuth 6.4, golden ratio */

    while (lexicon->slot[slot].key &&
           (lexicon->slot[slot].key != key ||
            !ib_str_is_nocase((ibid_str){lexicon->slot[slot].word, word.len},
                              word)))
        slot = (slot + 1) & (SLOTS - 1);
    return slot;
}

const ib_lexicon *ib_lexicon_build(ib_arena *arena)
{
    ib_lexicon *lexicon = ib_arena_array(arena, ib_lexicon, 1);

    if (!lexicon)
        return NULL;
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        for (const char *at = lists[i].words; *at;) {
            ibid_str word = {at, (uint32_t)strcspn(at, " ")};
            const uint32_t key = key_of(word);
            const uint32_t slot = slot_of(lexicon, word, key);

            lexicon->slot[slot].word = at;
            lexicon->slot[slot].key = key;
            lexicon->slot[slot].flags |= lists[i].flags;
            at += word.len + strspn(at + word.len, " ");
        }
    }
    return lexicon;
}

uint32_t ib_lexicon_find(const ib_lexicon *lexicon, ibid_str word)
{
    if (word.len == 0 || word.len > WORD_MAX)
        return 0;
    return lexicon->slot[slot_of(lexicon, word, key_of(word))].flags;
}
