package com.acme;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import java.util.UUID;
import org.crac.Core;
import org.crac.Resource;

/** Accepts orders. Each environment has a number of its own, which a copy of a snapshot has to renew. */
public final class Orders implements RequestHandler<Map<String, Object>, Map<String, Object>>, Resource {

    private final String table = System.getenv().getOrDefault("TABLE", "none");
    private String environment = UUID.randomUUID().toString();

    public Orders() {
        Core.getGlobalContext().register(this);
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> order, Context context) {
        if (!order.containsKey("id")) throw new IllegalArgumentException("an order needs an id");
        System.out.println("accepted order " + order.get("id"));
        return Map.of("accepted", order.get("id"), "table", table, "environment", environment);
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {}

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        environment = UUID.randomUUID().toString();
    }
}
