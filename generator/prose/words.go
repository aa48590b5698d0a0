package prose

import (
	"bytes"
	"slices"
	"sync"
	"sync/atomic"

	"qostil/generator/language/locale"
	"qostil/generator/markdown"
	"qostil/generator/site"
)

// Words keeps the different words of texts, as search compares them (locale.Tokenizer),
// from one build to the next. The zero value is empty and ready for use, by any number of
// goroutines.
type Words struct {
	texts      sync.Map // textKey to []Token
	count      atomic.Int64
	vocabulary vocabulary
}

// Token stands for a word. Which Token a word gets depends on the order in which texts
// are read.
type Token uint32

// Len returns the number of texts whose words are kept.
func (w *Words) Len() int {
	n := 0
	w.texts.Range(func(any, any) bool { n++; return true })
	return n
}

// expect prepares for a site with this number of texts. It drops all words once most of
// them are of documents that have changed or gone.
func (w *Words) expect(texts int) {
	if w.count.Load() > 2*int64(texts)+1000 {
		w.texts.Clear()
		w.count.Store(0)
	}
}

// record keeps the words of a text, unless they are there already, and returns them.
func (w *Words) record(key textKey, t *markdown.Text) []Token {
	if tokens, ok := w.texts.Load(key); ok {
		return tokens.([]Token)
	}
	s := w.vocabulary.scratch()
	defer w.vocabulary.scratches.Put(s)
	t.WriteWords(&s.text)
	tokens, loaded := w.texts.LoadOrStore(key, w.vocabulary.tokens(s))
	if !loaded {
		w.count.Add(1)
	}
	return tokens.([]Token)
}

// Tokens returns the different words of an article's text, in no meaningful order. It
// parses the text only if Input.Words does not have its words.
func (p *Prose) Tokens(a *site.Article) ([]Token, error) {
	key := p.key(a.Document)
	if tokens, ok := p.words.texts.Load(key); ok {
		return tokens.([]Token), nil
	}
	t, err := p.parse(a.Document)
	if err != nil {
		return nil, err
	}
	return p.words.record(key, t), nil
}

// TokensOf returns the different words of a text that is in no file: a headline, a label.
func (p *Prose) TokensOf(text string) []Token {
	v := &p.words.vocabulary
	s := v.scratch()
	defer v.scratches.Put(s)
	s.text.WriteString(text)
	return v.tokens(s)
}

// Word returns the word that a Token stands for.
func (p *Prose) Word(t Token) string { return p.words.vocabulary.word(t) }

// vocabulary numbers words. The texts of a site share nearly all of them.
type vocabulary struct {
	scratches sync.Pool

	mu      sync.RWMutex
	tokenOf map[string]Token
	words   []string // by Token
}

// scratch is the memory that splitting a text into words needs. It is used again for
// other texts.
type scratch struct {
	text      bytes.Buffer
	words     []byte // one after another
	ends      []int  // of each, in words
	tokens    []Token
	tokenizer locale.Tokenizer
}

func (v *vocabulary) scratch() *scratch {
	s, _ := v.scratches.Get().(*scratch)
	if s == nil {
		s = &scratch{}
	}
	s.text.Reset()
	return s
}

// tokens returns the different words of the text in a scratch. It takes the lock once for
// the text, and once more if the text has words that are new.
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
		if t, ok := v.tokenOf[string(word)]; ok {
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

// add numbers words that are not known yet, and appends their Tokens.
func (v *vocabulary) add(tokens []Token, words [][]byte) []Token {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.tokenOf == nil {
		v.tokenOf = map[string]Token{}
	}
	for _, w := range words {
		t, ok := v.tokenOf[string(w)]
		if !ok {
			t = Token(len(v.words))
			word := string(w)
			v.tokenOf[word], v.words = t, append(v.words, word)
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
