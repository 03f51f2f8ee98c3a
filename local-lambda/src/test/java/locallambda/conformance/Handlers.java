package locallambda.conformance;

/** The Python functions of the recorded cases, written anew from what the cases say of them. */
final class Handlers {

    static final String ECHO = """
            import json


            def handler(event, context):
                print(json.dumps(event))
                return event
            """;

    static final String NOTHING = """
            def handler(event, context):
                print(event)
            """;

    /** A text of so many letters as the event says. */
    static final String LETTERS = """
            def handler(event, context):
                print("letters:", event["bytenum"])
                return "a" * event["bytenum"]
            """;

    /** Line 2 is that of the recorded trace. */
    static final String FAILS = """
            def handler(event, context):
                raise Exception("Handler fails")
            """;

    static final String FAILS_AS_ASKED = """
            def handler(event, context):
                raise Exception("Failed: " + event["error_msg"])
            """;

    /** Its last line is line 55, as in the recorded trace. */
    static final String FAILS_AFTER_LOGGING = """
            import logging

            logging.getLogger().setLevel(logging.INFO)


            def handler(event, context):
                print("Lambda log message - print function")
                logging.info("Lambda log message - logging module")
            """ + "\n".repeat(46) + "    raise Exception(\"Test exception (this is intentional)\")\n";

    /** Line 6 is that of the recorded trace. */
    static final String FAILS_WITH_ITS_OWN = """
            class CustomException(Exception):
                pass


            def handler(event, context):
                raise CustomException("some error occurred")
            """;

    static final String EXITS = """
            import sys


            def handler(event, context):
                sys.exit(0)
            """;

    static final String WAITS = """
            import time


            def handler(event, context):
                print("starting wait")
                time.sleep(event["wait"])
                print("done waiting")
            """;

    static final String COUNTS = """
            counter = 0


            def handler(event, context):
                global counter
                before = counter
                counter += 1
                return {"counter": before}
            """;

    static final String REQUEST_ID = """
            import logging

            logging.getLogger().setLevel(logging.INFO)


            def handler(event, context):
                logging.info("RequestId log message")
                return context.aws_request_id
            """;

    static final String FAILS_IF_ASKED = """
            def handler(event, context):
                print(event, context.aws_request_id)
                if event.get("fail"):
                    raise Exception("failing as asked")
            """;

    static final String CONTEXT = """
            FIELDS = ["invoked_function_arn", "function_version", "function_name", "memory_limit_in_mb",
                      "aws_request_id", "log_group_name", "log_stream_name", "client_context"]


            def handler(event, context):
                return {"event": event, "context": {field: getattr(context, field) for field in FIELDS}}
            """;

    static final String FACTS = """
            import os

            FIELDS = ["aws_request_id", "function_name", "function_version", "invoked_function_arn", "log_group_name",
                      "log_stream_name", "memory_limit_in_mb"]


            def handler(event, context):
                of_context = {field: getattr(context, field) for field in FIELDS}
                of_context["remaining_time_in_millis"] = context.get_remaining_time_in_millis()
                return {"environment": dict(os.environ), "context": of_context}
            """;

    static final String ENVIRONMENT = """
            import os


            def handler(event, context):
                return {"environment": dict(os.environ)}
            """;

    static final String HELLO = """
            import os


            def handler(event, context):
                return {"Hello": os.environ["Hello"]}
            """;

    static final String LIMITS = """
            import resource

            KINDS = ["AS", "CORE", "CPU", "DATA", "FSIZE", "MEMLOCK", "NOFILE", "NPROC", "RSS", "STACK"]


            def handler(event, context):
                return {"RLIMIT_" + kind: resource.getrlimit(getattr(resource, "RLIMIT_" + kind)) for kind in KINDS}
            """;

    static final String TRACE = """
            import os

            AT_IMPORT = os.environ.get("_X_AMZN_TRACE_ID")


            def handler(event, context):
                return {"at_import": AT_IMPORT, "in_handler": os.environ.get("_X_AMZN_TRACE_ID")}
            """;

    /** With a constant that says which code it is. */
    static final String VERSION = """
            def handler(event, context):
                return {"version_id": "%s", "invoked_arn": context.invoked_function_arn,
                        "version_from_ctx": context.function_version}
            """;

    /** Returns what the variable RESULT says, as a Python value. */
    static final String RETURNS = """
            import json
            import os


            def handler(event, context):
                return json.loads(os.environ["RESULT"])
            """;

    static final String RETURNS_ITS_BODY = """
            import json


            def handler(event, context):
                return json.loads(event["body"])
            """;

    static final String URL_EVENT = """
            def handler(event, context):
                asked = event["requestContext"]
                return {"args": event.get("queryStringParameters", {}), "data": event["body"],
                        "domain": asked["domainName"], "headers": event["headers"], "method": asked["http"]["method"],
                        "origin": asked["http"]["sourceIp"], "path": asked["http"]["path"]}
            """;

    private Handlers() {}
}
