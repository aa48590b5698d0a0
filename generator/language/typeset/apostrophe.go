package typeset

import "strings"

// Apostrophes are the signs that people type for the apostrophe of a word:
//
//	'  what keyboards have
//	’  what typesetters make of it; also a closing quotation mark
//	‘  its opening fellow, which many write in Uzbek: o‘zbek
//	ʼ  the letter that Unicode has for it: Ukrainian мʼята, Uzbek maʼno
//	ʻ  the letter that is a part of Uzbek oʻ and gʻ
//	`  an accent alone, where a keyboard's layout has no apostrophe,
//	´  and the other one
//
// Only typesetting has to tell an apostrophe from a quotation mark. Code that compares words
// treats all of these as the same sign.
const Apostrophes = "'’‘ʼʻ`´"

// IsApostrophe reports whether a sign is one of Apostrophes.
func IsApostrophe(r rune) bool { return strings.ContainsRune(Apostrophes, r) }

// PlainApostrophes returns pairs for strings.NewReplacer that turn every sign of
// Apostrophes into '.
func PlainApostrophes() []string {
	var pairs []string
	for _, r := range Apostrophes {
		pairs = append(pairs, string(r), "'")
	}
	return pairs
}
