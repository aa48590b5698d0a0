package desk

import (
	"net/http"

	"qostil/generator/translation/ledger"
)

// accept records that a translation agrees with its original as it is now, as a whole or
// in one part. A form that is older than the files is a conflict: only what the
// translator has seen is recorded.
func (v view) accept(w http.ResponseWriter, r *http.Request) error {
	if v.o.Accept == nil {
		return errReadOnly
	}
	a := v.site.Article(v.site.Version(r.PostFormValue("id"), r.PostFormValue("lang")))
	if a == nil {
		return errNoStory
	}
	now, err := ledger.CheckedFingerprint(v.prose, a)
	if err != nil {
		return &statusError{http.StatusConflict, a.File + ": " + err.Error()}
	}
	s, err := ledger.StatusOf(v.prose, a)
	if err != nil {
		return err
	}
	if now.String() != r.PostFormValue("now") || s.Recorded != nil && s.Recorded.String() != r.PostFormValue("recorded") {
		return errConflict
	}
	if part := r.PostFormValue("part"); part != "" {
		if s.Recorded == nil {
			return errConflict
		}
		if now, err = ledger.Accept(s.Recorded, s.Now, ledger.Part(part)); err != nil {
			return &statusError{http.StatusConflict, err.Error()}
		}
	}
	if err := v.o.Accept(a.File, now.String()); err != nil {
		return err
	}
	redirect(w, r, Path+"story"+string(query("id", a.ID, "lang", a.Lang)))
	return nil
}

// ask requests a translation of a story.
func (v view) ask(w http.ResponseWriter, r *http.Request) error {
	lang := r.PostFormValue("lang")
	o := v.originalOf(r.PostFormValue("id"))
	switch {
	case v.o.Ask == nil:
		return errReadOnly
	case o == nil:
		return errNoStory
	case v.site.Language(lang) == nil || lang == o.Lang || v.site.Version(o.ID, lang) != nil:
		return errConflict
	}
	if err := v.o.Ask(o.File, lang); err != nil {
		return err
	}
	redirect(w, r, Path+"story"+string(query("id", o.ID, "lang", lang)))
	return nil
}
