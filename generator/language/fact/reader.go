package fact

import (
	"slices"
	"strings"
	"unicode/utf8"

	"qostil/generator/language/lexicon"
)

// Find returns the numbers, sums, percentages, dates and times of a text, in their order. If
// the language has no Lexicon (nil), it finds only what is written in digits.
func Find(text string, lex *lexicon.Lexicon) []Fact {
	if lex == nil {
		lex = &lexicon.Lexicon{Decimal: ','}
	}
	r := &reader{text: text, lex: lex, tokens: tokens(text)}
	r.known = make([][]lexicon.Meaning, len(r.tokens))
	for i := 0; i < len(r.tokens); {
		next := i
		switch r.tokens[i].kind {
		case numberToken:
			next = r.digits(i)
		case wordToken:
			next = r.word(i)
		}
		i = max(next, i+1)
	}
	r.share()
	return r.facts
}

// reader reads one text.
type reader struct {
	text   string
	lex    *lexicon.Lexicon
	tokens []token
	known  [][]lexicon.Meaning // meanings of the words among the tokens, filled when needed
	facts  []Fact
}

// found is a number before it is known which kind of Fact it is.
type found struct {
	first, next int       // its first token, and the token after its last
	values      []float64 // its possible values
	weight      Weight
	whole       bool    // an integer without separators
	scale       float64 // by which the value was multiplied
	suffix      string  // ending that is joined to it: th, s, -й
}

// at returns a token; outside of the text it returns a sign that means nothing.
func (r *reader) at(i int) token {
	if i < 0 || i >= len(r.tokens) {
		return token{kind: signToken}
	}
	return r.tokens[i]
}

// glued reports whether a token follows the one before it without a space.
func (r *reader) glued(i int) bool { return i > 0 && i < len(r.tokens) && !r.tokens[i].space }

// meanings returns what the word at a token can mean; nil if it is not a word.
func (r *reader) meanings(i int) []lexicon.Meaning {
	t := r.at(i)
	if t.kind != wordToken {
		return nil
	}
	if r.known[i] == nil {
		r.known[i] = r.lex.Meanings(t.text)
		if r.known[i] == nil {
			r.known[i] = []lexicon.Meaning{}
		}
	}
	return r.known[i]
}

// sense returns the meaning of the word at a token in one sense.
func (r *reader) sense(i int, s lexicon.Sense) (lexicon.Meaning, bool) {
	for _, m := range r.meanings(i) {
		if m.Sense == s {
			return m, true
		}
	}
	return lexicon.Meaning{}, false
}

func (r *reader) is(i int, s lexicon.Sense) bool {
	_, ok := r.sense(i, s)
	return ok
}

// point returns the token after the point of an abbreviation: Feb. 15, 45 млн. тенге.
func (r *reader) point(i int) int {
	if r.at(i).text == "." && r.glued(i) && utf8.RuneCountInString(r.at(i-1).text) <= 5 {
		return i + 1
	}
	return i
}

// add adds a Fact that reaches from one token to another.
func (r *reader) add(kind Kind, w Weight, first, next int, readings ...Reading) *Fact {
	from, to := r.tokens[first].from, r.tokens[next-1].to
	r.facts = append(r.facts, Fact{Kind: kind, Weight: w, Text: r.text[from:to], From: from, To: to, Readings: readings})
	return &r.facts[len(r.facts)-1]
}

// digits reads a fact that begins with digits, and returns the token after it.
func (r *reader) digits(i int) (next int) {
	for _, form := range []func(int) int{r.phone, r.isoDate, r.dottedDate, r.clock, r.ratio} {
		if next := form(i); next > i {
			return next
		}
	}
	n := found{first: i, weight: Strong, scale: 1}
	n.values, n.next = r.number(i)
	n.whole = n.next == i+1
	if before := r.at(i - 1); i > 0 && !r.tokens[i].space {
		name := before
		if isDash(before.text) && r.glued(i-1) {
			name = r.at(i - 2)
		}
		if name.kind == wordToken && !r.lex.Is(name.text, lexicon.MonthName) && currencyOf(name.text) == "" && !strings.HasSuffix(name.text, "\n") {
			n.weight = Loose // COVID-19, G20, Ту-154
		}
	}
	r.suffix(&n)
	return r.finish(&n)
}

// suffix reads an ending that is joined to digits and is not a word of its own: 15th, 15-й,
// 20-летний.
func (r *reader) suffix(n *found) {
	i := n.next
	if sign := r.at(i).text; (isDash(sign) || sign == "'" || sign == "’") && r.glued(i) && r.glued(i+1) {
		i++
	}
	t := r.at(i)
	if !r.glued(i) || t.kind != wordToken {
		return
	}
	for _, s := range []lexicon.Sense{lexicon.Scale, lexicon.Percent, lexicon.Currency, lexicon.Unit, lexicon.MonthName, lexicon.DayPart, lexicon.Hour} {
		if r.is(i, s) {
			n.next = i // skip the dash; the word is read later
			return
		}
	}
	if currencyOf(t.text) != "" {
		n.next = i
		return
	}
	n.suffix, n.next = t.text, i+1
}

// finish reads the words after a number, and adds the Fact that they make it.
func (r *reader) finish(n *found) (next int) {
	currency := r.currencyBefore(n)
	r.scales(n, currency != "")
	i := n.next
	switch {
	case r.percentAt(&i), r.percentBefore(n):
		r.make(Percent, n, i, func(v float64) Reading { return Reading{Percent, v, ""} })
		return i
	case currency == "":
		currency = r.currencyAfter(&i)
	}
	if currency != "" {
		w := max(n.weight, Middle)
		if n.weight == Middle && n.scale == 1 {
			w = Strong // five euros
		}
		n.weight = w
		for k, code := range strings.Fields(currency) {
			if k == 0 {
				r.make(Sum, n, i, func(v float64) Reading { return Reading{Sum, v, code} })
				continue
			}
			f := &r.facts[len(r.facts)-1]
			for _, v := range n.values {
				f.also(Reading{Sum, v, code})
			}
		}
		return i
	}
	if n.scale == 1 {
		if next := r.date(n); next > 0 {
			return next
		}
		if next := r.hour(n); next > 0 {
			return next
		}
	}
	f := r.make(Number, n, n.next, func(v float64) Reading { return Reading{Number, v, ""} })
	v := n.values[0]
	if n.whole && n.scale == 1 && v >= 1900 && v < 2100 {
		f.Year = true
	}
	if int(v)%10 == 0 && (slices.Contains(r.lex.Decades, n.suffix) || r.lex.Is(n.suffix, lexicon.YearWord)) { // 1990s, 90-е
		switch {
		case v >= 1900 && v < 2100:
			f.also(Reading{Number, float64(int(v) % 100), ""})
		case v < 100:
			f.also(Reading{Number, 1900 + v, ""})
			f.also(Reading{Number, 2000 + v, ""})
		}
	}
	r.unit(f, n)
	return n.next
}

// make adds the Fact of a number. It returns a pointer to it.
func (r *reader) make(kind Kind, n *found, next int, as func(float64) Reading) *Fact {
	f := r.add(kind, n.weight, n.first, next)
	for _, v := range n.values {
		f.also(as(v))
	}
	n.next = next
	return f
}

// unit records the unit after the number, which is a part of the fact.
func (r *reader) unit(f *Fact, n *found) {
	i, last := n.next, -1
	if m, ok := r.sense(i, lexicon.Unit); ok {
		f.Unit, last = m.Code, i
		if next, ok := r.sense(i+1, lexicon.Unit); ok && m.Code == "C" { // degrees Fahrenheit
			f.Unit, last = next.Code, i+1
		}
	} else if r.at(i).text == "°" {
		f.Unit, last = "C", i
		if letter := strings.ToUpper(r.at(i + 1).text); r.glued(i+1) && (letter == "F" || letter == "C" || letter == "С") {
			last = i + 1
			if letter == "F" {
				f.Unit = letter
			}
		}
	}
	if last >= 0 && !r.at(last).line {
		f.To, n.next = r.at(last).to, last+1
		f.Text = r.text[f.From:f.To]
	}
}
