package pipeline

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"qostil/generator/asset"
	"qostil/generator/config"
	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/picture"
	"qostil/generator/picture/card"
	"qostil/generator/site"
	"qostil/generator/theme"
)

// configure reads the configuration. It returns false if there is none, not even an
// older one.
func (b *Builder) configure() bool {
	cfg, problems := config.Load(b.source.Site, b.options.BaseURL)
	b.problems.cfg = problems
	if cfg != nil && (b.cfg == nil || problems.Errors() == 0) {
		b.cfg = cfg
	}
	return b.cfg != nil
}

// loadContent reads the articles that have changed, or all if the configuration has.
func (b *Builder) loadContent(files []string, c changes) {
	last := b.store
	if last == nil || c.config {
		b.store = content.Load(b.source.Site, b.cfg)
	} else {
		var own []string
		for _, f := range files {
			if strings.HasPrefix(f, config.Folder+"/") {
				own = append(own, f)
			}
		}
		b.store = last.Update(b.cfg, own)
	}
	b.problems.store = b.store.Problems
	if last != nil {
		b.store = b.store.StandIn(last, b.cfg)
	}
}

// loadTheme reads static files and templates.
func (b *Builder) loadTheme(c changes) {
	if c.static {
		o := asset.Options{Site: b.source.Site, Refused: b.cfg.Refused()}
		for _, f := range b.cfg.Fonts.Web {
			o.Fonts = append(o.Fonts, asset.Font(f))
		}
		b.assets = asset.Load(o, b.source.Static, sub(b.source.Site, asset.Folder))
	}
	if !c.templates {
		return
	}
	templates := theme.Load(b.assets, b.source.Templates, sub(b.source.Site, theme.Folder))
	b.templateProblems = nil
	if b.templates != nil && b.templates.Problems.Errors() == 0 && templates.Problems.Errors() > 0 {
		b.templateProblems = templates.Problems
		return
	}
	b.templates = templates
}

// loadTypeface reads the font that site.yaml names for social pictures.
func (b *Builder) loadTypeface() {
	b.typeface, b.problems.typeface = nil, nil
	name := b.cfg.Fonts.Social
	if name == "" {
		return
	}
	at := diag.Place{File: config.File("site.yaml"), Key: "fonts.social"}
	file, err := fs.ReadFile(b.source.Site, path.Clean(name))
	if err != nil {
		b.problems.typeface.Add(at, "font.unreadable", name)
		return
	}
	if b.typeface, err = card.NewTypeface(file); err != nil {
		b.problems.typeface.Add(at, "font.kind", name)
	}
}

// pictureOptions returns the settings of site.yaml for pictures, with those of its
// formats that an installed program can write.
func (b *Builder) pictureOptions() picture.Options {
	o := picture.Options{Mode: picture.Mode(b.cfg.Images), Cache: b.source.Cache, Typeface: b.typeface, Single: b.options.SingleVariants, Codec: b.source.Codec}
	if b.cfg.Images != config.ImagesBuiltin || len(b.cfg.ImageFormats) == 0 || b.source.Encoders == nil || len(b.site.Media) == 0 {
		return o // no pictures or no formats wanted: skip the PATH lookup
	}
	for _, e := range b.source.Encoders() {
		if slices.Contains(b.cfg.ImageFormats, config.ImageFormat(e.Name)) {
			o.Encoders = append(o.Encoders, e)
		}
	}
	return o
}

// picturesOf returns the paths of the pictures beside a site's stories.
func picturesOf(s *site.Site) []string {
	var files []string
	for _, m := range s.Media {
		if content.IsPicture(m.Path) {
			files = append(files, m.Path)
		}
	}
	return files
}

// sub returns a folder of a file system; one that does not exist is empty.
func sub(fsys fs.FS, dir string) fs.FS {
	s, err := fs.Sub(fsys, dir)
	if err != nil {
		panic(err) // our own constants are valid paths
	}
	return s
}
