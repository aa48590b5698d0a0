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

// desk is the translators' desk of the site that is shown.
func (s *served) desk(ctx context.Context) *preview.Mount {
	return preview.NewMount(desk.Path, func(token string) *desk.Desk {
		o := desk.Options{
			Token: token, Finish: s.source.Finish, History: workspace.NewHistory(ctx, s.options.site).Versions,
			Current: func() (*site.Site, *prose.Prose) {
				if b := s.latest.Load(); b != nil {
					return b.Site, b.Prose
				}
				return nil, nil
			},
		}
		if !s.readOnly {
			o.Accept = func(file, row string) error {
				return s.edit(file, func(f *edit.File) { f.Set("translation.source", row) })
			}
			o.Ask = func(file, lang string) error {
				return s.edit(file, func(f *edit.File) { f.Append("translate", lang) })
			}
		}
		return desk.New(o)
	})
}

// edit changes one file of the site, and has it built.
func (s *served) edit(file string, change func(*edit.File)) error {
	s.editing.Lock()
	defer s.editing.Unlock()
	batch := edit.NewBatch(s.site.Root())
	if f := batch.Open(file); f != nil {
		change(f)
		batch.Write()
	}
	if batch.Problems.Errors() > 0 {
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
	s.preview.Changed(file)
	return nil
}
