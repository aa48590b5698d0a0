package output

import (
	"path"
	"strings"
)

// types are media types by extension. The table of the operating system is not used, so
// that the same input makes the same output everywhere.
var types = map[string]string{
	"html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
	"json": "application/json; charset=utf-8", "xml": "application/xml; charset=utf-8", "txt": "text/plain; charset=utf-8",
	"svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
	"webp": "image/webp", "avif": "image/avif", "ico": "image/x-icon", "pdf": "application/pdf",
	"mp3": "audio/mpeg", "mp4": "video/mp4", "woff2": "font/woff2", "webmanifest": "application/manifest+json",
	"opml": "text/x-opml; charset=utf-8",
}

// TypeOf returns the media type of a path, by its extension. The default is
// application/octet-stream.
func TypeOf(p string) string {
	if t := types[strings.ToLower(strings.TrimPrefix(path.Ext(p), "."))]; t != "" {
		return t
	}
	return "application/octet-stream"
}
