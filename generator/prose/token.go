package prose

import (
	"bytes"
	"slices"
	"sync"

	"qostil/generator/language/locale"
	"qostil/generator/markdown"
	"qostil/generator/site"
)

// Token stands for a word as search compares it (locale.Tokenizer). Which Token a
// word has depends on what was read first.
type Token uint32

// Tokens are the different words of an article's text, in no order that means
// anything. They are taken down whenever a text is parsed, so that an index made
// after the pages parses nothing again.
func (p *Prose) Tokens(a *site.Article) ([]Token, error) {
	about := p.about(a.Document)
	if tokens, ok := p.memory.tokens.Load(about); ok {
		return tokens.([]Token), nil
	}
	t, err := p.parse(a.Document)
	if err != nil {
		return nil, err
	}
	return p.memory.tokenize(about, t), nil
}

// TokensOf are the different words of a text that belongs to no file: a headline, a
// label.
func (p *Prose) TokensOf(text string) []Token {
	v := &p.memory.words
	s := v.scratch()
	defer v.scratches.Put(s)
	s.text.WriteString(text)
	return v.tokens(s)
}

// Word is what a Token stands for.
func (p *Prose) Word(t Token) string { return p.memory.words.word(t) }

// scratch is what cutting a text into words needs for a moment.
type scratch struct {
	text      bytes.Buffer
	words     []byte // one after another
	ends      []int  // of each, in words
	tokens    []Token
	tokenizer locale.Tokenizer
}

func (m *Memory) tokenize(about subject, t *markdown.Text) []Token {
	if tokens, ok := m.tokens.Load(about); ok {
		return tokens.([]Token)
	}
	s := m.words.scratch()
	defer m.words.scratches.Put(s)
	t.WriteWords(&s.text)
	tokens, known := m.tokens.LoadOrStore(about, m.words.tokens(s))
	if !known {
		m.taken.Add(1)
	}
	return tokens.([]Token)
}

// vocabulary numbers words. Texts of a site share nearly all of theirs.
type vocabulary struct {
	scratches sync.Pool

	mu    sync.RWMutex
	known map[string]Token
	words []string
}

func (v *vocabulary) scratch() *scratch {
	s, _ := v.scratches.Get().(*scratch)
	if s == nil {
		s = &scratch{}
	}
	s.text.Reset()
	return s
}

// tokens are the different words of the text in a scratch. The lock is taken once a
// text, and once more for words never seen.
func (v *vocabulary) tokens(s *scratch) []Token {
	s.words, s.ends, s.tokens = s.words[:0], s.ends[:0], s.tokens[:0]
	s.tokenizer.Words(s.text.Bytes(), func(word []byte) {
		s.words = append(s.words, word...)
		s.ends = append(s.ends, len(s.words))
	})
	var unknown [][]byte
	v.mu.RLock()
	start := 0
	for _, end := range s.ends {
		word := s.words[start:end]
		start = end
		if t, ok := v.known[string(word)]; ok {
			s.tokens = append(s.tokens, t)
		} else {
			unknown = append(unknown, word)
		}
	}
	v.mu.RUnlock()
	if len(unknown) > 0 {
		s.tokens = v.add(s.tokens, unknown)
	}
	slices.Sort(s.tokens)
	return slices.Clone(slices.Compact(s.tokens))
}

func (v *vocabulary) add(tokens []Token, words [][]byte) []Token {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.known == nil {
		v.known = map[string]Token{}
	}
	for _, w := range words {
		t, ok := v.known[string(w)]
		if !ok {
			t = Token(len(v.words))
			word := string(w)
			v.known[word], v.words = t, append(v.words, word)
		}
		tokens = append(tokens, t)
	}
	return tokens
}

func (v *vocabulary) word(t Token) string {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.words[t]
}
