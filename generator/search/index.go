package search

import (
	"cmp"
	"slices"
	"strconv"
	"unicode/utf8"

	"qostil/generator/prose"
	"qostil/generator/site"
)

// index makes the index of one language.
type index struct {
	Input
	language *site.Language
	shards   int
	made     func() (shards [][]byte, err error) // makes the shards when it is first called
}

// field is the part of an article that has a word. The first of several counts.
type field uint32

const (
	inTitle field = iota
	inTags        // and people, places, sources
	inLead        // the description, or the first sentence
	inText
)

// posting says that a field of an article has a word: article number<<2 | field.
type posting uint32

// commonShare and commonFrom say when a word is common: more than one in commonShare of at
// least commonFrom articles have it. Where a common word stands in texts is left out: it
// finds nothing, and would take a quarter of the index.
const (
	commonShare = 4
	commonFrom  = 100
)

// article returns an article by its number, from the oldest.
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

// fields returns the words of an article by field.
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

// named returns words that find an article even if its text does not have them: tags with
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

// encode writes the shards. A shard is an object with the postings of each word. A posting
// has the distance from the article before in place of the article's number; -1 before the
// postings says that the word is common.
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

// prefixLetters is the number of letters that choose the shard of a word, so that inflected
// words, and words that are not typed to their end, are in the same shard.
const prefixLetters = 3

// shardOf returns the shard of a word: FNV-1a of its first code points, folded.
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
