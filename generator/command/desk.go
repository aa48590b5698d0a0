package command

import (
	"context"
	"errors"
	"strings"

	"qostil/generator/desk"
	"qostil/generator/edit"
	"qostil/generator/preview"
	"qostil/generator/prose"
	"qostil/generator/site"
	"qostil/generator/workspace"
)

// desk returns the translators' desk of the site in the preview. If it is read-only, it
// has no buttons.
func (s *previewed) desk(ctx context.Context, readOnly bool) *preview.Mount {
	return preview.NewMount(desk.Path, func(token string, changed func(files ...string)) *desk.Desk {
		o := desk.Options{
			Token: token, Finish: s.source.Finish, History: workspace.NewHistory(ctx, s.flags.site).Versions,
			Current: func() (*site.Site, *prose.Prose) {
				if b := s.shown.Load(); b != nil {
					return b.Site, b.Prose
				}
				return nil, nil
			},
		}
		edits := func(file string, change func(*edit.File)) error {
			err := s.edit(file, change)
			if err == nil {
				changed(file)
			}
			return err
		}
		if !readOnly {
			o.Accept = func(file, fingerprint string) error {
				return edits(file, func(f *edit.File) { f.Set("translation.source", fingerprint) })
			}
			o.Ask = func(file, lang string) error {
				return edits(file, func(f *edit.File) { f.Append("translate", lang) })
			}
		}
		return desk.New(o)
	})
}

// edit changes one file of the site. The error has all problems.
func (s *previewed) edit(file string, change func(*edit.File)) error {
	s.editing.Lock()
	defer s.editing.Unlock()
	batch := edit.NewBatch(s.site.Root())
	if f := batch.Open(file); f != nil {
		change(f)
		batch.Write()
	}
	if batch.Problems.Errors() == 0 {
		return nil
	}
	var texts []string
	for _, p := range s.source.Finish(batch.Problems) {
		text := p.Place.String() + ": " + p.Text
		if p.Hint != "" {
			text += " (" + p.Hint + ")"
		}
		texts = append(texts, text)
	}
	return errors.New(strings.Join(texts, "; "))
}
