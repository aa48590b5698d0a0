package render_test

import (
	"bufio"
	"encoding/json"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

// vocabulary is the part of schema.org that testdata/vocabulary.txt holds: types
// with what they are kinds of, and the properties of each with the types of values.
type vocabulary struct {
	kindOf     map[string]string
	properties map[string]map[string][]string
}

func readVocabulary(t *testing.T) vocabulary {
	t.Helper()
	f, err := os.Open("testdata/vocabulary.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	v := vocabulary{map[string]string{}, map[string]map[string][]string{}}
	current := ""
	for lines := bufio.NewScanner(f); lines.Scan(); {
		line := lines.Text()
		words := strings.Fields(line)
		switch {
		case len(words) == 0 || line[0] == '#':
		case line[0] == ' ':
			v.properties[current][words[0]] = words[1:]
		default:
			current = words[0]
			v.properties[current] = map[string][]string{}
			v.kindOf[current] = strings.Join(words[1:], "")
		}
	}
	return v
}

// is tells whether a type is one of the given, or a kind of one.
func (v vocabulary) is(name string, of []string) bool {
	for ; name != ""; name = v.kindOf[name] {
		if slices.Contains(of, name) {
			return true
		}
	}
	return false
}

// takes are the types of values that a property of a type takes.
func (v vocabulary) takes(name, property string) []string {
	for ; name != ""; name = v.kindOf[name] {
		if types := v.properties[name][property]; types != nil {
			return types
		}
	}
	return nil
}

// check reports what the vocabulary does not know, and values of a wrong type.
func (v vocabulary) check(n node, report func(format string, args ...any)) {
	name, _ := n["@type"].(string)
	if v.properties[name] == nil {
		report("there is no type %q", name)
		return
	}
	for property, value := range n {
		if strings.HasPrefix(property, "@") {
			continue
		}
		types := v.takes(name, property)
		if types == nil {
			report("%s has no property %q", name, property)
			continue
		}
		values, many := value.([]any)
		if !many {
			values = []any{value}
		}
		for _, one := range values {
			if !v.fits(one, types) {
				report("%s.%s is no %v: %v", name, property, types, one)
			}
			if object, ok := one.(node); ok && object["@type"] != nil {
				v.check(object, report)
			}
		}
	}
}

func (v vocabulary) fits(value any, types []string) bool {
	switch value := value.(type) {
	case node:
		name, typed := value["@type"].(string)
		_, referred := value["@id"].(string)
		return typed && v.is(name, types) || !typed && referred // an object told of elsewhere
	case float64:
		return slices.Contains(types, "Integer") && value == float64(int(value))
	case string:
		u, err := url.Parse(value)
		_, day := time.Parse(time.DateOnly, value)
		_, moment := time.Parse(time.RFC3339, value)
		return value != "" && (slices.Contains(types, "Text") ||
			(slices.Contains(types, "URL") || slices.Contains(types, "Thing")) && err == nil && u.IsAbs() ||
			slices.Contains(types, "Date") && day == nil || slices.Contains(types, "DateTime") && moment == nil)
	}
	return false
}

// TestVocabulary: structured data holds what schema.org has words for, and a story
// tells all that it knows.
func TestVocabulary(t *testing.T) {
	v := readVocabulary(t)
	b := must(t, fixture(t), options(everything))
	told := map[string]bool{}
	for _, p := range b.pages(t) {
		for _, script := range p.find("script", "type", "application/ld+json") {
			var data struct {
				Graph []node `json:"@graph"`
			}
			if err := json.Unmarshal([]byte(script.text), &data); err != nil {
				t.Fatal(err)
			}
			for _, n := range data.Graph {
				v.check(n, func(format string, args ...any) { t.Errorf(p.url+": "+format, args...) })
				for property := range n {
					told[n["@type"].(string)+"."+property] = true
				}
			}
		}
	}
	for _, property := range []string{
		"citation", "correction", "dateline", "image", "articleSection", "keywords", "translator",
		"translationOfWork", "workTranslation", "isBasedOn", "backstory",
	} {
		if !told["NewsArticle."+property] {
			t.Errorf("no story has %q", property)
		}
	}
}
