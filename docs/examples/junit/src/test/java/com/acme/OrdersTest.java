package com.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import locallambda.junit.FunctionError;
import locallambda.junit.LambdaFunction;
import locallambda.junit.LocalLambda;
import locallambda.report.Start.Cold;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

@LocalLambda(handler = "com.acme.Orders::handleRequest", memory = 512, environment = "TABLE=orders")
class OrdersTest {

    @Test
    void anOrderIsAccepted(LambdaFunction orders) {
        assertThat(orders.invoke("{\"id\": 1}").payload()).contains("\"accepted\":1", "\"table\":\"orders\"");
    }

    @Test
    void anOrderWithoutAnIdIsAFunctionError(LambdaFunction orders) {
        assertThatThrownBy(() -> orders.invoke("{}")).isInstanceOf(FunctionError.class)
                .hasMessageContaining("IllegalArgumentException: an order needs an id");
    }

    @Test
    void itStartsCold(LambdaFunction orders) {
        orders.forceColdStart();
        assertThat(orders.invoke("{\"id\": 2}").report().start()).isInstanceOf(Cold.class);
    }

    @Test
    void theSdkCallsIt(LambdaFunction orders) {
        try (LambdaClient client = LambdaClient.builder().endpointOverride(orders.endpoint()).region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create()).build()) {
            assertThat(client.invoke(call -> call.functionName(orders.name())
                    .payload(SdkBytes.fromUtf8String("{\"id\": 3}"))).payload().asUtf8String())
                    .contains("\"accepted\":3");
        }
    }
}
