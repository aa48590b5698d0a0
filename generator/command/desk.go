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
func (p *previewed) desk(ctx context.Context, readOnly bool) *preview.Mount {
	return preview.NewMount(desk.Path, func(token string, changed func(files ...string)) *desk.Desk {
		o := desk.Options{
			Token: token, Finish: p.source.Finish, History: workspace.NewHistory(ctx, p.flags.site).Versions,
			Current: func() (*site.Site, *prose.Prose) {
				if b := p.shown.Load(); b != nil {
					return b.Site, b.Prose
				}
				return nil, nil
			},
		}
		edits := func(file string, change func(*edit.File)) error {
			err := p.edit(file, change)
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
func (p *previewed) edit(file string, change func(*edit.File)) error {
	p.editing.Lock()
	defer p.editing.Unlock()
	batch := edit.NewBatch(p.root)
	if f := batch.Open(file); f != nil {
		change(f)
		batch.Write()
	}
	if batch.Problems.Errors() == 0 {
		return nil
	}
	var texts []string
	for _, problem := range p.source.Finish(batch.Problems) {
		text := problem.Place.String() + ": " + problem.Text()
		if problem.Hint() != "" {
			text += " (" + problem.Hint() + ")"
		}
		texts = append(texts, text)
	}
	return errors.New(strings.Join(texts, "; "))
}
