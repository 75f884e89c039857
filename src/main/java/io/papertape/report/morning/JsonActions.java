package io.papertape.report.morning;

import io.papertape.report.ExactJson;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/// Writes what companies did to what a session holds as members of the JSON object of the session; none of what there
/// is not.
final class JsonActions {

    private JsonActions() {}

    static void write(JsonGenerator json, String session, NightActions actions) {
        List<NightActions.Event> events = actions.events().stream()
                .filter(event -> event.session().equals(session))
                .toList();
        if (!events.isEmpty()) {
            json.writeArrayPropertyStart("corporate_actions");
            events.forEach(event -> event(json, event));
            json.writeEndArray();
        }
        List<NightActions.Owed> owed = actions.owed().stream()
                .filter(claim -> claim.session().equals(session))
                .toList();
        if (!owed.isEmpty()) {
            json.writeArrayPropertyStart("receivables");
            owed.forEach(claim -> owed(json, claim));
            json.writeEndArray();
        }
        actions.fees().stream()
                .filter(fee -> fee.session().equals(session))
                .forEach(fee -> ExactJson.member(json, "borrow_fees", fee.amount()));
    }

    private static void event(JsonGenerator json, NightActions.Event event) {
        json.writeStartObject();
        ExactJson.member(json, "symbol", event.symbol());
        ExactJson.member(json, "kind", event.kind().name().toLowerCase(Locale.ROOT));
        ExactJson.member(json, "at", event.at());
        ExactJson.member(json, "shares", event.shares());
        ExactJson.member(json, "amount", event.amount());
        ExactJson.member(json, "pay_date", event.payDate());
        json.writeEndObject();
    }

    private static void owed(JsonGenerator json, NightActions.Owed claim) {
        json.writeStartObject();
        ExactJson.member(json, "symbol", claim.symbol());
        ExactJson.member(json, "ex_date", claim.exDate());
        ExactJson.member(json, "pay_date", claim.payDate());
        ExactJson.member(json, "amount", claim.amount());
        json.writeEndObject();
    }
}
