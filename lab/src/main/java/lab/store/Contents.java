package lab.store;

import java.util.Map;
import java.util.Set;

/**
 * What both stores hold at one moment, so that a run can be reconciled.
 *
 * @param keys  keys of the objects in S3
 * @param items partition keys in DynamoDB with their attribute {@code function}; empty where an item has none
 */
public record Contents(Set<String> keys, Map<String, String> items) {}
