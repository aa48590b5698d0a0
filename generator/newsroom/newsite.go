package newsroom

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"qostil/generator/config"
	"qostil/generator/edit"
	"qostil/generator/fields"
	"qostil/generator/pipeline"
	"qostil/generator/translation/ledger"
)

// SiteOptions is what a new site begins with.
type SiteOptions struct {
	Languages []string // of Starters; stories of the first one are the originals
	Host      config.Host
	BaseURL   string
	Zone      string // as Asia/Almaty
	Now       string // the time of its stories, written as in front matter; "" is the clock
}

// SitePlan is a new site whose options have been checked.
type SitePlan struct {
	languages []string
	host      config.Host
	baseURL   string
	zone      *time.Location
	now       time.Time
	options   SiteOptions
}

// PlanSite checks the options of a new site. Errors name the flags of the command line.
func PlanSite(o SiteOptions) (*SitePlan, error) {
	known := Starters()
	for i, lang := range o.Languages {
		if !slices.Contains(known, lang) {
			return nil, ArgumentError{fmt.Sprintf("--langs: unknown language %q; the languages are %s", lang, strings.Join(known, ", "))}
		}
		if slices.Contains(o.Languages[:i], lang) {
			return nil, ArgumentError{fmt.Sprintf("--langs: %q stands there twice", lang)}
		}
	}
	if len(o.Languages) == 0 {
		return nil, ArgumentError{"--langs: a site has at least one language"}
	}
	if !slices.Contains(config.Hosts(), o.Host) {
		return nil, ArgumentError{fmt.Sprintf("--host takes %s, not %q", HostNames(), o.Host)}
	}
	if !config.IsAddress(o.BaseURL) {
		return nil, ArgumentError{fmt.Sprintf("--base-url: %q is not an address; write it as https://digest.example/", o.BaseURL)}
	}
	zone, err := time.LoadLocation(o.Zone)
	if err != nil || o.Zone == "Local" || o.Zone == "" {
		return nil, ArgumentError{fmt.Sprintf("--time-zone: there is no time zone %q; write a name such as Asia/Almaty or Europe/Berlin", o.Zone)}
	}
	now := time.Now()
	if o.Now != "" {
		d := &fields.Document{Zone: zone}
		var ok bool
		if now, _, ok = d.Time(&fields.Value{Kind: fields.Scalar, Text: o.Now, Name: "--now"}); !ok {
			return nil, ArgumentError{fmt.Sprintf("%s; %s", d.Problems[0].Text(), d.Problems[0].Hint())}
		}
	}
	return &SitePlan{languages: o.Languages, host: o.Host, baseURL: o.BaseURL, zone: zone, now: now, options: o}, nil
}

// HostNames returns the hosts that a site can be made for, separated by commas.
func HostNames() string {
	var names []string
	for _, h := range config.Hosts() {
		names = append(names, string(h))
	}
	return strings.Join(names, ", ")
}

// Files returns the files of the new site by their paths. To record in the translations
// what they were made from, it builds the site in scratch, an empty folder, which source
// must read. A site that has errors is a mistake of ours or has an impossible address:
// then nothing may be written.
func (p *SitePlan) Files(scratch edit.Folder, source pipeline.Source) (map[string][]byte, error) {
	unknown := func(string) string { return "" }
	if c := WriteFiles(scratch, p.files(unknown)); c.failed() {
		return nil, errors.New(c.Problems[0].Text())
	}
	b := pipeline.Build(source, pipeline.Options{Now: p.options.Now})
	if b.Problems.Errors() > 0 {
		return nil, ArgumentError{fmt.Sprintf("%s: %s", b.Problems[0].Place, b.Problems[0].Text())}
	}
	fingerprints := map[string]string{}
	for a := range b.Site.Published() {
		if a.Document == a.Story.Original {
			f, err := ledger.FingerprintOf(b.Prose, a)
			if err != nil {
				return nil, err
			}
			fingerprints[a.ID] = f.String()
		}
	}
	return p.files(func(id string) string { return fingerprints[id] }), nil
}

// WriteFiles makes files in a folder: all of them or none.
func WriteFiles(folder edit.Folder, files map[string][]byte) Changes {
	batch := edit.NewBatch(folder)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		batch.Create(name, files[name])
	}
	written := batch.Write()
	return Changes{Problems: batch.Problems, Written: written}
}
