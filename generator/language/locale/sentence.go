package locale

import (
	"strings"
	"unicode/utf8"
)

// Ended returns a text to which another sentence can be added: it adds a full stop unless the
// text ends with a mark of its own.
func Ended(text string) string {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, `"'»“”’) `))
	if text == "" || strings.ContainsRune(".!?…:;،؛؟۔", last) {
		return text
	}
	return text + "."
}
