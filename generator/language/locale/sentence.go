package locale

import (
	"strings"
	"unicode/utf8"
)

// Ended is a text that another sentence can follow: with a full stop, unless it ends with
// a mark of its own.
func Ended(text string) string {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, `"'»“”’) `))
	if text == "" || strings.ContainsRune(".!?…:;،؛؟۔", last) {
		return text
	}
	return text + "."
}
