package fields

import (
	"errors"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"qostil/generator/diag"
)

// syntax converts the decoder's error to one Problem that names the usual cause.
func (d *Document) syntax(err error, src []byte, line int) {
	text := err.Error()
	var all *yaml.LoadErrors
	var one *yaml.LoadError
	if errors.As(err, &all) && len(all.Errors) > 0 {
		one = all.Errors[0]
	} else {
		errors.As(err, &one)
	}
	w := syntaxError{d: d, lines: strings.Split(string(src), "\n"), first: line}
	w.at = diag.Place{File: d.File, Line: line, Column: 1}
	if one != nil {
		text = one.Message
		mark := one.Mark
		if opened := one.ContextMark; opened.Line > 0 && mark.Line != opened.Line && showsOpening(one.ContextMsg) {
			mark = opened
		}
		w.moveTo(mark.Line, mark.Column)
	}
	w.report(strings.TrimPrefix(text, "yaml: "))
}

// showsOpening reports whether the mistake is where something was opened (a bracket, a
// quotation mark, a key without a colon) and not where the decoder stopped.
func showsOpening(context string) bool {
	return strings.Contains(context, "flow") || strings.Contains(context, "quoted") || strings.Contains(context, "simple key")
}

// syntaxError is a text that is not YAML and the place of the error.
type syntaxError struct {
	d     *Document
	lines []string
	first int // the text's first line in its file
	at    diag.Place
}

// moveTo sets the place to a line and a column of the text, or to the end of the text if
// the line is after it: a decoder that misses something names the next line.
func (w *syntaxError) moveTo(line, column int) {
	last := len(w.lines)
	for last > 1 && strings.TrimSpace(w.lines[last-1]) == "" {
		last--
	}
	switch {
	case line < 1:
		return
	case line > last:
		line, column = last, utf8.RuneCountInString(strings.TrimRight(w.lines[last-1], " \t\r"))+1
	}
	w.at.Line, w.at.Column = w.first+line-1, column
}

// line returns the text of the line of the place.
func (w *syntaxError) line() string { return w.lines[w.at.Line-w.first] }

func (w *syntaxError) report(text string) {
	has := func(part string) bool { return strings.Contains(text, part) }
	switch {
	case has("mapping values are not allowed"):
		w.colon()
	case has("flow sequence"), has("',' or ']'"):
		w.d.broken(w.at, "yaml.bracket")
	case has("',' or '}'"):
		w.d.broken(w.at, "yaml.brace")
	case has("unexpected end of stream"):
		w.d.broken(w.at, "yaml.quote")
	case has("expected node content") && w.at.Column > utf8.RuneCountInString(w.line()):
		w.d.broken(w.at, "yaml.ends-early")
	case has("cannot start any token") && strings.HasPrefix(strings.TrimLeft(w.line(), " "), "\t"):
		w.d.broken(w.at, "yaml.tab")
	case has("cannot start any token"), has("expected node content"):
		w.d.broken(w.at, "yaml.first-character")
	case has("did not find expected key"):
		w.d.broken(w.at, "yaml.value-ended")
	case has("expected '-' indicator"):
		w.d.broken(w.at, "yaml.dash")
	case has("could not find expected ':'"):
		w.d.broken(w.at, "yaml.no-colon")
	case has("multiple"):
		w.moveTo(1+secondDocument(w.lines), 1)
		w.d.broken(w.at, "yaml.second-document")
	case has("unknown anchor"):
		w.d.broken(w.at, "yaml.anchor")
	case has("max depth"):
		w.d.broken(w.at, "yaml.deep", maxDepth)
	default:
		w.d.broken(w.at, "yaml.invalid", strings.ToValidUTF8(text, "\uFFFD"))
	}
}

// colon reports a ": " in the wrong place: in a value, or in a line that YAML reads as the
// continuation of the value above.
func (w *syntaxError) colon() {
	line := w.line()
	runes := []rune(line)
	before := string(runes[:min(max(w.at.Column-1, 0), len(runes))])
	if strings.Contains(before, ": ") {
		w.d.broken(w.at, "yaml.colon").WithHintMessage(quoteHint(line))
		return
	}
	w.at.Column = 1
	switch {
	case strings.HasPrefix(line, " "):
		w.d.broken(w.at, "yaml.indented")
	case w.at.Line > w.first:
		w.at.Line--
		w.d.broken(w.at, "yaml.no-colon")
	default:
		w.d.broken(w.at, "yaml.colon")
	}
}

// quoteHint shows the correct line: title: "A: b".
func quoteHint(line string) diag.Message {
	key, value, found := strings.Cut(line, ": ")
	if !found || strings.HasPrefix(strings.TrimSpace(key), "#") {
		return diag.Message{}
	}
	value = strings.TrimSpace(value)
	if strings.Contains(value, `"`) {
		return diag.Say("hint.quote-value", key, `'`+strings.ReplaceAll(value, `'`, `''`)+`'`)
	}
	return diag.Say("hint.quote-value", key, `"`+value+`"`)
}

// secondDocument returns the index of the line that ends the first document.
func secondDocument(lines []string) int {
	for i, line := range lines {
		if t := strings.TrimSpace(line); i > 0 && (t == "..." || t == "---") {
			return i
		}
	}
	return 0
}
