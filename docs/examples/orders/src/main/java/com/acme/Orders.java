package com.acme;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** Prices an order: an ordinary function behind API Gateway, which knows nothing of the lab. */
public class Orders implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    public record Line(String sku, int quantity, BigDecimal price) {}

    public record Order(String customer, String country, List<Line> lines) {}

    public record Total(String customer, BigDecimal net, BigDecimal vat, BigDecimal gross) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, BigDecimal> VAT =
            Map.of("DE", new BigDecimal("0.19"), "FR", new BigDecimal("0.20"));

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        try {
            if (event.getBody() == null) return answer(400, Map.of("error", "there is no order in the request"));
            Order order = JSON.readValue(event.getBody(), Order.class);
            BigDecimal rate = VAT.get(order.country());
            if (rate == null) return answer(422, Map.of("error", "no VAT is known for " + order.country()));
            BigDecimal net = order.lines().stream()
                    .map(line -> line.price().multiply(BigDecimal.valueOf(line.quantity())))
                    .reduce(BigDecimal.ZERO, BigDecimal::add).setScale(2, RoundingMode.HALF_UP);
            BigDecimal vat = net.multiply(rate).setScale(2, RoundingMode.HALF_UP);
            return answer(200, new Total(order.customer(), net, vat, net.add(vat)));
        } catch (JsonProcessingException e) {
            return answer(400, Map.of("error", "this is no order: " + e.getOriginalMessage()));
        }
    }

    private static APIGatewayV2HTTPResponse answer(int status, Object body) {
        try {
            return APIGatewayV2HTTPResponse.builder().withStatusCode(status)
                    .withHeaders(Map.of("content-type", "application/json")).withBody(JSON.writeValueAsString(body))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
