package com.acme;

import static org.assertj.core.api.Assertions.assertThat;

import locallambda.junit.LambdaFunction;
import locallambda.junit.LocalLambda;
import org.junit.jupiter.api.Test;

/** Runs what you upload to AWS: the jar with the classes, and the libraries in its folder {@code lib}. */
@LocalLambda(handler = "com.acme.Orders::handleRequest", jar = "target/orders-*.jar")
class OrdersIT {

    @Test
    void theDeploymentPackageWorks(LambdaFunction orders) {
        assertThat(orders.invoke("{\"id\": 1}").payload()).contains("\"accepted\":1");
    }
}
