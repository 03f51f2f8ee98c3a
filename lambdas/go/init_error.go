package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"reflect"
)

// reportInitError tells Lambda why INIT failed, so that the caller reads it too; the runtime client starts only behind INIT.
func reportInitError(err error) {
	fmt.Fprintln(os.Stderr, "ERROR", err)
	kind := reflect.TypeOf(err).Name()
	body, _ := json.Marshal(map[string]string{"errorType": kind, "errorMessage": err.Error()}) // two strings always can be
	url := "http://" + os.Getenv("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime/init/error"
	request, fault := http.NewRequest(http.MethodPost, url, bytes.NewReader(body))
	if fault == nil {
		request.Header.Set("Lambda-Runtime-Function-Error-Type", kind)
		_, fault = http.DefaultClient.Do(request)
	}
	if fault != nil {
		fmt.Fprintln(os.Stderr, "ERROR cannot tell Lambda:", fault)
	}
}
