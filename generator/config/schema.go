package config

import (
	"qostil/generator/fields"
)

// Schemas are the JSON Schemas of the files that this package reads, by the name
// of the file.
func Schemas() map[string]fields.Schema {
	tag, name := fields.ObjectSchema(fields.Infos(tagKeys)), fields.ObjectSchema(fields.Infos(nameKeys))
	for _, labelled := range []fields.Schema{tag, name} {
		labelled["patternProperties"] = fields.Schema{"^[a-z]{2,3}(-[A-Za-z]+)*$": fields.TextSchema(60)}
	}
	return map[string]fields.Schema{
		"site.yaml":    fields.ObjectSchema(fields.Infos(Keys)),
		"tags.yaml":    glossary(tag),
		"sources.yaml": glossary(fields.ObjectSchema(fields.Infos(sourceKeys))),
		"authors.yaml": glossary(fields.ObjectSchema(fields.Infos(authorKeys))),
		"names.yaml":   glossary(name),
	}
}

// glossary is a file of entries by key.
func glossary(entry fields.Schema) fields.Schema {
	return fields.Schema{"type": []string{"object", "null"}, "propertyNames": fields.PatternSchema(key.String()), "additionalProperties": entry}
}
