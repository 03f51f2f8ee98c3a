fn main() {
    let key = String::from("order.txt");
    store(key);
    println!("stored {key}");
}

fn store(_key: String) {}
