package newsroom

import (
	"strings"

	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/edit"
	"qostil/generator/language/locale"
)

// CorrectionKinds returns the kinds of corrections; the first one is meant if none is given.
func CorrectionKinds() []content.CorrectionKind {
	return []content.CorrectionKind{content.KindCorrection, content.KindClarification, content.KindUpdate}
}

// FollowUp is what has changed in one version of a story and concerns the others.
type FollowUp struct {
	Changes
	OfOriginal bool     // the version is the original
	Others     []string // files of the other versions that readers can see
}

// Correct adds a correction to a published story. It changes the text's front matter
// only; the kind may be "".
func (t *Task) Correct(file, text string, kind content.CorrectionKind) (FollowUp, error) {
	if text = strings.TrimSpace(text); text == "" {
		return FollowUp{}, ArgumentError{"the correction has no text"}
	}
	d := t.story(file)
	if d == nil {
		return FollowUp{Changes: t.write()}, nil
	}
	t.checkSeen(d, "hint.edit-draft")
	if f := t.batch.Open(d.File); f != nil {
		entry := []edit.Pair{key("date", t.stamp(t.Now)), key("text", edit.Text(text))}
		if kind != "" {
			entry = append(entry, key("kind", string(kind)))
		}
		f.Append("corrections", edit.Mapping(entry...))
		f.Set("updated", t.stamp(t.Now))
	}
	r := FollowUp{Changes: t.write(), OfOriginal: d == t.original(d)}
	for _, other := range t.versions(d.ID) {
		if other != d && !other.Header.Draft {
			r.Others = append(r.Others, other.File)
		}
	}
	return r, nil
}

// Withdraw takes a published story back and gives readers the reason. If the file is a
// translation of a story that was withdrawn, it gets the date of that.
func (t *Task) Withdraw(file, why string) (FollowUp, error) {
	if why = strings.TrimSpace(why); why == "" {
		return FollowUp{}, ArgumentError{"say why: readers who come to the page are told"}
	}
	d := t.story(file)
	if d == nil {
		return FollowUp{Changes: t.write()}, nil
	}
	t.checkSeen(d, "hint.delete-draft")
	original := t.original(d)
	date := t.stamp(t.Now)
	if w := original.Header.Withdrawn; w != nil {
		date = t.stamp(w.Date)
	}
	if f := t.batch.Open(d.File); f != nil {
		f.Set("withdrawn", edit.Mapping(key("date", date), key("text", edit.Text(why))))
	}
	r := FollowUp{Changes: t.write(), OfOriginal: d == original}
	for _, other := range t.versions(d.ID) {
		if other != d && !other.Header.Draft && other.Header.Withdrawn == nil {
			r.Others = append(r.Others, other.File)
		}
	}
	return r, nil
}

// checkSeen adds a problem if readers cannot have seen a story, or if it has been
// withdrawn: then there is nothing to correct or to withdraw.
func (t *Task) checkSeen(d *content.Document, hint diag.Code) {
	zone := t.Site.Config.Zone
	switch {
	case d.Header.Draft:
		t.batch.Problems.Add(d.At("draft"), "draft.correct").WithHint(hint)
	case t.withdrawn(d) != nil && !t.withdrawn(d).Date.After(t.Now) && d.Header.Withdrawn != nil:
		t.batch.Problems.Add(d.At("withdrawn"), "withdrawn.correct", locale.Moment(d.Header.Withdrawn.Date.In(zone), t.Now))
	case d.Header.Date.After(t.Now):
		t.batch.Problems.Add(d.At("date"), "scheduled.correct", locale.Moment(d.Header.Date.In(zone), t.Now)).WithHint(hint)
	}
}

// withdrawn returns the withdrawal of a document or of its original; nil if there is
// none.
func (t *Task) withdrawn(d *content.Document) *content.Withdrawn {
	if d.Header.Withdrawn != nil {
		return d.Header.Withdrawn
	}
	return t.original(d).Header.Withdrawn
}
