package site

import (
	"strconv"
	"strings"

	"qostil/generator/content"
)

// source returns a source in the words of a language. Without a name it is called like its
// host, and known is false.
func (l *linker) source(s content.Source, lang *Language) (out Source, known bool) {
	out = Source{Name: s.Name, URL: s.URL, Lang: s.Lang, Date: s.Date}
	if entry := l.Config.Sources.Find(s.URL); entry != nil {
		out.Key = entry.Key
		if out.Name == "" {
			out.Name = l.Config.Text(entry.Name, lang.Tag)
		}
		if out.Lang == "" {
			out.Lang = entry.Lang
		}
	}
	known = out.Name != ""
	if !known {
		out.Name = hostOf(s.URL)
	}
	if via := l.Config.Sources.Key(s.Via); via != nil {
		out.Via = l.Config.Text(via.Name, lang.Tag)
		out.Citing = via.Citing[lang.Tag]
	} else if s.Via != "" {
		out.Citing = s.Via
	}
	return out, known
}

func (l *linker) unknownSource(d *content.Document, i int, name string) {
	key := "source"
	if d.Header.Has(keySources) {
		key = "sources." + strconv.Itoa(i)
	}
	short, _, _ := strings.Cut(name, ".")
	l.Problems.Add(d.At(key), "source.unknown", name, short)
}

func hostOf(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	host, _, _ := strings.Cut(rest, "/")
	return strings.TrimPrefix(host, "www.")
}
