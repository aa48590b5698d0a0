package theme

import (
	"errors"
	"regexp"
	"strconv"
	"strings"

	"qostil/generator/diag"
)

var (
	// position is the beginning of the errors of html/template and text/template.
	position = regexp.MustCompile(`^(?:html/)?template: ?([^:]+\.html):(\d+)(?::(\d+))?: (?s:(.*))$`)
	// noField is what text/template says of a field that its data does not have.
	noField = regexp.MustCompile(`^can't evaluate field (\w+) in type \*?render\.(\w+)$`)
)

// addError adds an error of the template library to the Problems.
func (t *Theme) addError(err error) { t.Problems = append(t.Problems, Problem(err)) }

// Problem turns an error of the template library into a Problem at its line.
func Problem(err error) diag.Problem {
	m := position.FindStringSubmatch(err.Error())
	if m == nil {
		return *diag.New(diag.Place{File: Folder}, "other.error", err)
	}
	at := diag.Place{File: Folder + "/" + m[1]}
	at.Line, _ = strconv.Atoi(m[2])
	at.Column, _ = strconv.Atoi(m[3])
	if m[3] != "" {
		at.Column++ // the library counts from 0
	} else {
		at.Column = 1
	}
	text := m[4]
	if inner := errors.Unwrap(errors.Unwrap(err)); inner != nil && position.MatchString(inner.Error()) {
		return Problem(inner) // of a partial that this template calls
	}
	if _, rest, found := strings.Cut(text, ">: "); found && strings.HasPrefix(text, "executing") {
		text = rest
	}
	if m := noField.FindStringSubmatch(text); m != nil {
		return *diag.New(at, "template.no-field", m[1], m[2])
	}
	return *diag.New(at, "other.error", text)
}
