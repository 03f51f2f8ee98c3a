package main

import (
	"encoding/base64"
	"encoding/json"
	"strings"
	"testing"
)

func urlEvent(body string) string {
	quoted, _ := json.Marshal(body)
	return `{"version": "2.0", "requestContext": {"http": {"method": "POST"}}, "isBase64Encoded": false, "body": ` + string(quoted) + `}`
}

func TestWhatIsAskedFor(t *testing.T) {
	base64Event := strings.Replace(urlEvent(base64.StdEncoding.EncodeToString([]byte(`{"work": 3}`))), "false", "true", 1)
	for name, one := range map[string]struct {
		event string
		want  payload
	}{
		"an empty object saves":             {`{}`, payload{}},
		"nothing is an empty object":        {``, payload{}},
		"other fields are ignored":          {`{"colour": "blue", "hello": false, "requestContext": null}`, payload{}},
		"hello is hello":                    {`{"hello": true}`, payload{hello: true}},
		"no work is work too":               {`{"work": 0}`, payload{hasWork: true}},
		"work may be as much as a million":  {`{"work": 1000000}`, payload{hasWork: true, work: 1000000}},
		"a function URL has it in its body": {urlEvent(`{"work": 3}`), payload{hasWork: true, work: 3}},
		"a base64 body is decoded":          {base64Event, payload{hasWork: true, work: 3}},
		"an empty body is an empty object":  {urlEvent(``), payload{}},
		"without a body it is an empty one": {`{"requestContext": {"http": {}}}`, payload{}},
		"a body of null is an empty object": {`{"requestContext": {"http": {}}, "body": null}`, payload{}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := parse([]byte(one.event))
			if err != nil || got != one.want {
				t.Errorf("%s: %+v, %v", one.event, got, err)
			}
		})
	}
}

func TestWhatIsRefused(t *testing.T) {
	for event, want := range map[string]string{
		`[1]`:               "expected one JSON object",
		`7`:                 "expected one JSON object",
		`null`:              "expected one JSON object",
		`not json`:          "not JSON, ",
		`{} {}`:             "not JSON, ",
		`{"work": -1}`:      "work is -1, expected an integer from 0 to 1000000",
		`{"work": 1000001}`: "work is 1000001, ",
		`{"work": 1.5}`:     "work is 1.5, ",
		`{"work": "many"}`:  `work is "many", `,
		`{"work": true}`:    "work is true, ",
		`{"work": null}`:    "work is null, ",
		urlEvent(`[1]`):     "expected one JSON object",
		urlEvent(` `):       "not JSON, ",
		`{"requestContext": {"http": {}}, "body": {}}`:                           "the event's body is no string",
		`{"requestContext": {"http": {}}, "body": "%", "isBase64Encoded": true}`: "the event's body is not base64, ",
	} {
		t.Run(event, func(t *testing.T) {
			if _, err := parse([]byte(event)); err == nil || !strings.HasPrefix(err.Error(), "Bad payload: "+want) {
				t.Errorf("%s: %v", event, err)
			}
		})
	}
}
