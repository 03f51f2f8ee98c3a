use race::{Fault, Settings, Store, answer};
use serde_json::{Value, json};
use std::{env, ptr, slice};
use tokio::runtime::{Builder, Runtime};

/// The whole function: opened in INIT, called with each event, never closed.
pub struct Function {
    runtime: Runtime,
    store: Store,
}

/// What a call came to: `length` bytes of UTF-8 at `text`, JSON or, if `failed`, the sentence that says why. Whoever gets one gives
/// it to [`race_free`].
#[repr(C)]
pub struct Reply {
    text: *mut u8,
    length: u64,
    failed: u64,
}

impl Reply {
    fn of(result: Result<String, Fault>) -> Reply {
        let failed = result.is_err().into();
        let text = result.unwrap_or_else(|fault| fault.to_string()).into_bytes().into_boxed_slice();
        Reply { length: text.len() as u64, text: Box::into_raw(text).cast(), failed }
    }
}

impl Function {
    fn open(variable: impl Fn(&str) -> Option<String>) -> Result<Function, Fault> {
        let settings = Settings::of(variable)?;
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime without threads needs nothing but memory");
        let store = runtime.block_on(Store::new(settings));
        Ok(Function { runtime, store })
    }

    fn call(&self, event: &[u8]) -> Result<String, Fault> {
        let event: Value = match event {
            [] => json!({}),
            json => serde_json::from_slice(json).map_err(|e| Fault::BadPayload(format!("not JSON, {e}")))?,
        };
        self.runtime.block_on(answer(&self.store, &event)).map(|answer| answer.to_string())
    }
}

/// Returns null, and the reason in `reply`, if it cannot be opened; else `reply` stays as it is.
///
/// # Safety
/// `reply` points at room for a [`Reply`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn race_open(reply: *mut Reply) -> *const Function {
    match Function::open(|name| env::var(name).ok()) {
        Ok(function) => Box::into_raw(Box::new(function)),
        Err(fault) => {
            unsafe { reply.write(Reply::of(Err(fault))) };
            ptr::null()
        }
    }
}

/// # Safety
/// `function` comes from [`race_open`], `event` points at `length` bytes and `reply` at room for a [`Reply`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn race_call(function: *const Function, event: *const u8, length: u64, reply: *mut Reply) {
    let event = unsafe { slice::from_raw_parts(event, length as usize) };
    unsafe { reply.write(Reply::of((*function).call(event))) };
}

/// # Safety
/// `reply` was filled by [`race_open`] or [`race_call`] and not given here before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn race_free(reply: *mut Reply) {
    let Reply { text, length, .. } = unsafe { reply.read() };
    drop(unsafe { Box::from_raw(ptr::slice_from_raw_parts_mut(text, length as usize)) });
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::mem::MaybeUninit;

    fn call(event: &str) -> (String, bool) {
        let function = Function::open(|name| Some(name.into())).ok().unwrap();
        let mut reply = MaybeUninit::uninit();
        unsafe { race_call(&function, event.as_ptr(), event.len() as u64, reply.as_mut_ptr()) };
        let reply = unsafe { reply.assume_init_mut() };
        let text = unsafe { slice::from_raw_parts(reply.text, reply.length as usize) };
        let copy = String::from_utf8(text.to_vec()).unwrap();
        unsafe { race_free(reply) };
        (copy, reply.failed == 1)
    }

    #[test]
    fn an_answer_is_json() {
        assert_eq!(call(r#"{"hello": true}"#), (r#"{"hello":true}"#.into(), false));
    }

    #[test]
    fn a_fault_is_its_sentence() {
        assert_eq!(call("[1]"), ("Bad payload: expected one JSON object".into(), true));
        assert!(call("not json").0.starts_with("Bad payload: not JSON, "));
    }

    #[test]
    fn a_missing_variable_is_named() {
        let fault = Function::open(|_| None).err().unwrap();
        assert_eq!(fault.to_string(), "BUCKET is not set: give the function the name of its S3 bucket");
    }
}
