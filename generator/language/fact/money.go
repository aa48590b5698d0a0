package fact

import (
	"slices"
	"strings"

	"qostil/generator/language/lexicon"
)

// currencySigns maps the signs of currencies to their codes (ISO 4217).
var currencySigns = map[string]string{
	"€": "EUR", "$": "USD", "£": "GBP", "₸": "KZT", "₽": "RUB", "¥": "CNY JPY", "₴": "UAH", "₺": "TRY", "₼": "AZN", "₾": "GEL", "₹": "INR", "₩": "KRW",
}

// currencyCodes are the codes (ISO 4217) that a text may have in place of a word.
var currencyCodes = strings.Fields("EUR USD GBP KZT RUB CNY JPY UAH TRY AZN GEL INR KRW UZS KGS TJS TMT BYN AMD MDL CHF SEK NOK DKK PLN CZK HUF CAD AUD AED SAR IRR AFN PKR MNT KWD QAR ILS EGP BRL")

// currencyOf returns the code of a sign or a code, "" for any other text.
func currencyOf(text string) string {
	if code := currencySigns[text]; code != "" {
		return code
	}
	if slices.Contains(currencyCodes, text) {
		return text
	}
	return ""
}

// currencyBefore finds the currency before a number: €45, US$45, KZT 45.
func (r *reader) currencyBefore(n *found) string {
	i := n.first - 1
	if i < 0 {
		return ""
	}
	code := currencyOf(r.at(i).text)
	if code == "" || r.at(n.first).line || r.at(i).kind == signToken && r.at(n.first).space && r.glued(i) { // 5 € 10
		return ""
	}
	if r.at(i).kind == signToken && r.at(i-1).text == "US" && r.glued(i) {
		i--
	}
	if k := len(r.facts); k > 0 && r.facts[k-1].To > r.tokens[i].from {
		return "" // it is the currency of the number before
	}
	n.first = i
	return code
}

// currencyAfter finds the currency behind a number: 45 €, 45 euros, 45 US dollars.
func (r *reader) currencyAfter(i *int) string {
	at := *i
	if isDash(r.at(at).text) && r.glued(at) && r.glued(at+1) { // a 45-million-euro loan
		at++
	}
	for range 3 {
		if r.at(at).line {
			return ""
		}
		if code := currencyOf(r.at(at).text); code != "" {
			*i = at + 1
			return code
		}
		if m, ok := r.sense(at, lexicon.Currency); ok {
			*i = at + 1
			if r.is(at, lexicon.Unit) && !r.is(at+1, lexicon.Qualifier) { // pounds are a weight, too
				return ""
			}
			return r.codes(at, m)
		}
		if !r.is(at, lexicon.Qualifier) {
			return ""
		}
		at = r.point(at + 1)
	}
	return ""
}

// codes returns all currencies that a word can name: som is the currency of two countries.
func (r *reader) codes(i int, first lexicon.Meaning) string {
	code := first.Code
	for _, m := range r.meanings(i) {
		if m.Sense == lexicon.Currency && !strings.Contains(code, m.Code) {
			code += " " + m.Code
		}
	}
	return code
}
