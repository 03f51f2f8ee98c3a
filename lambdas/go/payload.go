package main

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

const mostWork = 1_000_000

// payload is what a caller asks for: hello answers at once and touches no store; work, if it has any, is thousands of steps of
// xorshift64 before saving.
type payload struct {
	hello   bool
	hasWork bool
	work    int
}

// BadPayload says why what the caller sent is not what the contract allows.
type BadPayload struct{ fault string }

func (e BadPayload) Error() string { return "Bad payload: " + e.fault }

// parse finds the payload in plain JSON or in a function URL's event (payload format 2.0).
func parse(event []byte) (payload, error) {
	fields, err := object(event)
	if err != nil {
		return payload{}, err
	}
	if isFromURL(fields) {
		body, err := body(fields)
		if err != nil {
			return payload{}, err
		}
		if fields, err = object(body); err != nil {
			return payload{}, err
		}
	}
	if string(fields["hello"]) == "true" {
		return payload{hello: true}, nil
	}
	work, hasWork := fields["work"]
	if !hasWork {
		return payload{}, nil
	}
	var n int
	if err := json.Unmarshal(work, &n); err != nil || string(work) == "null" || n < 0 || n > mostWork {
		return payload{}, BadPayload{fmt.Sprintf("work is %s, expected an integer from 0 to %d", work, mostWork)}
	}
	return payload{hasWork: true, work: n}, nil
}

func isFromURL(event map[string]json.RawMessage) bool {
	var context map[string]json.RawMessage
	if json.Unmarshal(event["requestContext"], &context) != nil {
		return false
	}
	_, isHTTP := context["http"]
	return isHTTP
}

// object reads one JSON object; nothing at all is an empty one.
func object(text []byte) (map[string]json.RawMessage, error) {
	if len(text) == 0 {
		return nil, nil
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	var value json.RawMessage
	if err := decoder.Decode(&value); err != nil {
		return nil, BadPayload{"not JSON, " + err.Error()}
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, BadPayload{"not JSON, there is more than one value"}
	}
	var fields map[string]json.RawMessage
	if json.Unmarshal(value, &fields) != nil || fields == nil {
		return nil, BadPayload{"expected one JSON object"}
	}
	return fields, nil
}

func body(event map[string]json.RawMessage) ([]byte, error) {
	field := event["body"]
	if len(field) == 0 || string(field) == "null" {
		return nil, nil
	}
	var text string
	if json.Unmarshal(field, &text) != nil {
		return nil, BadPayload{"the event's body is no string"}
	}
	if string(event["isBase64Encoded"]) != "true" {
		return []byte(text), nil
	}
	decoded, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return nil, BadPayload{"the event's body is not base64, " + err.Error()}
	}
	return decoded, nil
}
