package render

import "strconv"

// pager divides a list, newest first, into pages numbered from the oldest: full pages at
// /page/1/, /page/2/ and so on, and the newest stories, one to two pages of them, at the
// address of the list (number 0).
type pager struct{ count, size, pages int }

func paginate(count, size int) pager {
	return pager{count, size, max(0, count/size-1)}
}

// bounds returns the range of a page in the list.
func (p pager) bounds(number int) (from, to int) {
	if number == 0 {
		return 0, p.count - p.pages*p.size
	}
	to = p.count - (number-1)*p.size
	return to - p.size, to
}

// newer returns the number of the next newer page, or -1.
func (p pager) newer(number int) int {
	switch number {
	case 0:
		return -1
	case p.pages:
		return 0
	default:
		return number + 1
	}
}

// older returns the number of the next older page, or -1.
func (p pager) older(number int) int {
	switch {
	case number == 0 && p.pages > 0:
		return p.pages
	case number > 1:
		return number - 1
	default:
		return -1
	}
}

// pageOf returns the path of a page of a list.
func pageOf(list string, number int) string {
	if number == 0 {
		return list
	}
	return list + "page/" + strconv.Itoa(number) + "/"
}
