package desk

import (
	"net/http"

	"qostil/generator/translation/ledger"
)

// accept records that a translation says what its original says now, all of it or
// one part. What was seen is what is recorded: a form that is older than the files is
// refused.
func (v view) accept(w http.ResponseWriter, r *http.Request) error {
	if v.o.Accept == nil {
		return errLocked
	}
	a := v.site.Article(v.site.Version(r.PostFormValue("id"), r.PostFormValue("lang")))
	if a == nil {
		return errNoStory
	}
	now, err := ledger.Acceptable(v.prose, a)
	if err != nil {
		return &refusal{http.StatusConflict, a.File + " " + err.Error()}
	}
	s, err := ledger.Of(v.prose, a)
	if err != nil {
		return err
	}
	if now.String() != r.PostFormValue("now") || s.Recorded != nil && s.Recorded.String() != r.PostFormValue("recorded") {
		return errMoved
	}
	if part := r.PostFormValue("part"); part != "" {
		if s.Recorded == nil {
			return errMoved
		}
		if now, err = ledger.Accept(s.Recorded, s.Now, ledger.Part(part)); err != nil {
			return &refusal{http.StatusConflict, err.Error()}
		}
	}
	if err := v.o.Accept(a.File, now.String()); err != nil {
		return err
	}
	back(w, r, Path+"story"+string(query("id", a.ID, "lang", a.Lang)))
	return nil
}

// ask asks for a translation of a story.
func (v view) ask(w http.ResponseWriter, r *http.Request) error {
	lang := r.PostFormValue("lang")
	o := v.original(r.PostFormValue("id"))
	switch {
	case v.o.Ask == nil:
		return errLocked
	case o == nil:
		return errNoStory
	case v.site.Language(lang) == nil || lang == o.Lang || v.site.Version(o.ID, lang) != nil:
		return errMoved
	}
	if err := v.o.Ask(o.File, lang); err != nil {
		return err
	}
	back(w, r, Path+"story"+string(query("id", o.ID, "lang", lang)))
	return nil
}
