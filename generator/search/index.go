package search

import (
	"cmp"
	"slices"
	"strconv"
	"unicode/utf8"

	"qostil/generator/prose"
	"qostil/generator/site"
)

// index is the index of one language.
type index struct {
	Input
	language *site.Language
	shards   int
	made     func() (shards [][]byte, err error)
}

// field says where in an article a word stands. Of several, the first counts.
type field uint32

const (
	inTitle field = iota
	inTags        // and people, places, sources
	inLead        // the description, or the first sentence
	inText
)

// posting is an article with the field that a word stands in: number<<2 | field.
type posting uint32

// commonShare and commonFrom say when a word is common: it stands in the texts of
// more than one in commonShare of at least commonFrom articles. No reader finds
// anything by where it stands, and a quarter of the index would be of such words.
const (
	commonShare = 4
	commonFrom  = 100
)

// article is the i-th article, from the oldest.
func (ix *index) article(i int) *site.Article {
	all := ix.language.Articles
	return all[len(all)-1-i]
}

// make makes the shards.
func (ix *index) make() ([][]byte, error) {
	postings := [][]posting{} // by token
	for i := range ix.language.Articles {
		a := ix.article(i)
		fields, err := ix.fields(a)
		if err != nil {
			return nil, err
		}
		for f, tokens := range fields {
			for _, t := range tokens {
				for int(t) >= len(postings) {
					postings = append(postings, nil)
				}
				if list := postings[t]; len(list) == 0 || list[len(list)-1]>>2 != posting(i) {
					postings[t] = append(list, posting(i)<<2|posting(f))
				}
			}
		}
	}
	return ix.encode(postings), nil
}

// fields are the words of an article by field.
func (ix *index) fields(a *site.Article) ([4][]prose.Token, error) {
	var fields [4][]prose.Token
	text, err := ix.Prose.Tokens(a)
	if err != nil {
		return fields, err
	}
	lead, err := ix.Prose.Summary(a)
	if err != nil {
		return fields, err
	}
	fields[inTitle] = ix.Prose.TokensOf(a.Title)
	fields[inTags] = ix.Prose.TokensOf(named(a))
	fields[inLead] = ix.Prose.TokensOf(lead)
	fields[inText] = text
	return fields, nil
}

// named is what an article is found by though its text may never say it: tags with
// their synonyms, people, sources.
func named(a *site.Article) string {
	text := a.Dateline
	for _, t := range a.Terms {
		text += "\n" + t.Label
		if t.Tag != nil {
			for _, s := range t.Synonyms[a.Lang] {
				text += "\n" + s
			}
		}
	}
	for _, p := range slices.Concat(a.Authors, a.Translators) {
		text += "\n" + p.Name
	}
	for _, s := range a.Sources {
		text += "\n" + s.Name
	}
	return text
}

// encode writes the shards: an object with, for each word, its postings. A posting
// holds the distance from the article before instead of the article's number; -1 in
// front says that the word is common, and where in texts it stands left out.
func (ix *index) encode(postings [][]posting) [][]byte {
	type entry struct {
		word  string
		token int
	}
	byShard := make([][]entry, ix.shards)
	for t, list := range postings {
		if len(list) == 0 {
			continue
		}
		if word := ix.Prose.Word(prose.Token(t)); utf8.RuneCountInString(word) > 1 {
			s := shardOf(word, ix.shards)
			byShard[s] = append(byShard[s], entry{word, t})
		}
	}
	shards := make([][]byte, ix.shards)
	for i, entries := range byShard {
		slices.SortFunc(entries, func(a, b entry) int { return cmp.Compare(a.word, b.word) })
		b := []byte{'{'}
		for j, e := range entries {
			if j > 0 {
				b = append(b, ',')
			}
			b = append(b, '"')
			b = append(b, e.word...)
			b = append(b, `":[`...)
			b = ix.appendPostings(b, postings[e.token])
			b = append(b, ']')
		}
		shards[i] = append(b, '}')
	}
	return shards
}

func (ix *index) appendPostings(b []byte, list []posting) []byte {
	all := len(ix.language.Articles)
	common := all >= commonFrom && len(list)*commonShare > all
	if common {
		b = append(b, "-1,"...)
	}
	last := posting(0)
	for _, p := range list {
		if common && field(p&3) == inText {
			continue
		}
		b = strconv.AppendUint(b, uint64((p>>2-last)<<2|p&3), 10)
		b = append(b, ',')
		last = p >> 2
	}
	return b[:len(b)-1]
}

// prefixLetters is how many letters of a word choose its shard: words that are
// inflected, or not typed to their end, are in the same.
const prefixLetters = 3

// shardOf is the shard of a word: FNV-1a of the code points it begins with, folded.
func shardOf(word string, shards int) int {
	h, n := uint32(2166136261), 0
	for _, r := range word {
		if n++; n > prefixLetters {
			break
		}
		h = (h ^ uint32(r)) * 16777619
	}
	return int((h ^ h>>15) & uint32(shards-1))
}
