package com.acme;

import static org.assertj.core.api.Assertions.assertThat;

import locallambda.junit.LambdaFunction;
import locallambda.junit.LocalLambda;
import locallambda.report.Start.Restored;
import locallambda.report.Start.Warm;
import org.junit.jupiter.api.Test;

@LocalLambda(handler = "com.acme.Orders::handleRequest", memory = 512, snapStart = true)
class OrdersSnapStartTest {

    @Test
    void aCopyStartsFromTheSnapshot(LambdaFunction orders) {
        orders.forceColdStart();
        assertThat(orders.invoke("{\"id\": 1}").report().start()).isInstanceOf(Restored.class);
        assertThat(orders.invoke("{\"id\": 2}").report().start()).isInstanceOf(Warm.class);
    }

    @Test
    void copiesDiffer(LambdaFunction orders) {
        String first = orders.invoke("{\"id\": 1}").payload();
        orders.forceColdStart();
        assertThat(orders.invoke("{\"id\": 1}").payload()).isNotEqualTo(first);
    }
}
