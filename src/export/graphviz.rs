//! Graphviz inside the program: DOT in, places out, the same on every machine.
//!
//! The engine is Graphviz itself, compiled to WebAssembly (`assets/README.md` tells where it comes from) and interpreted.
//! It sees no file, no clock and no chance: whatever it asks of the world is answered with nothing. Each drawing has an
//! instance of its own, since the engine keeps state between drawings.

use std::sync::LazyLock;

use wasmi::{
    AsContextMut, Caller, CompilationMode, Config, Engine, Error as Trap, Instance, Linker, Memory, Module, Store,
    TypedFunc, WasmParams, WasmResults,
};

use crate::error::{Error, Result};

const ENGINE: &[u8] = include_bytes!("../../assets/graphviz/graphviz.wasm");

static MODULE: LazyLock<Module> = LazyLock::new(|| {
    let mut config = Config::default();
    // Most of the engine serves layouts and formats that no drawing here asks for: that is neither checked nor translated.
    config.compilation_mode(CompilationMode::Lazy);
    Module::new(&Engine::new(&config), ENGINE).expect("the engine is part of the program")
});

/// Reads the engine in, and what every drawing needs of it: what was translated once is there for all.
pub fn prepare() {
    const SMALL: &str = "graph{rankdir=LR;splines=none;node[shape=box,fixedsize=true,label=\"\",width=2]
        {rank=same a--b--c}{rank=same d--e}a--d b--d b--e c--d}";
    lay_out(SMALL).ok();
}

/// What the engine said while it worked.
type Said = String;

/// Where the nodes of a graph in DOT stand, in Graphviz' format `plain`, as its `dot` lays them out.
///
/// The text of the error is what Graphviz says of the graph.
pub fn lay_out(dot: &str) -> Result<String> {
    let wrong = |said: &str, e: Option<Trap>| {
        let said = said.trim();
        let why = e.filter(|_| said.is_empty()).map(|e| e.to_string());
        Error::new("", format!("Graphviz cannot lay this out: {}", why.as_deref().unwrap_or(said)))
    };
    let mut machine = Machine::start().map_err(|e| wrong("", Some(e)))?;
    match machine.lay_out(dot) {
        Ok(Some(places)) => Ok(places),
        Ok(None) => Err(wrong(machine.store.data(), None)),
        Err(e) => Err(wrong(machine.store.data(), Some(e))),
    }
}

/// An instance of the engine.
struct Machine {
    store: Store<Said>,
    instance: Instance,
    memory: Memory,
}

impl Machine {
    fn start() -> std::result::Result<Machine, Trap> {
        let mut store = Store::new(MODULE.engine(), Said::new());
        let instance = world(MODULE.engine())?.instantiate_and_start(&mut store, &MODULE)?;
        let memory = instance.get_memory(&store, "z").ok_or_else(|| Trap::new("the engine has no memory"))?;
        let mut machine = Machine { store, instance, memory };
        machine.call::<(), ()>("A", ())?;
        Ok(machine)
    }

    fn call<P: WasmParams, R: WasmResults>(&mut self, name: &str, arguments: P) -> std::result::Result<R, Trap> {
        let function: TypedFunc<P, R> = self.instance.get_typed_func(&self.store, name)?;
        function.call(&mut self.store, arguments)
    }

    /// The places; nothing where the engine refuses the graph.
    fn lay_out(&mut self, dot: &str) -> std::result::Result<Option<String>, Trap> {
        let text = self.give(dot)?;
        let graph: u32 = self.call("I", text)?; // viz_read_one_graph
        if graph == 0 {
            return Ok(None);
        }
        let context: u32 = self.call("V", ())?; // viz_create_context
        let layout = self.give("dot")?;
        let failed: u32 = self.call("X", (context, graph, layout))?; // viz_layout
        if failed != 0 {
            return Ok(None);
        }
        let format = self.give("plain")?;
        let places: u32 = self.call("_", (context, graph, format))?; // viz_render
        Ok((places != 0).then(|| read(self.memory.data(&self.store), places)))
    }

    /// Puts a text into the engine's memory and tells where.
    fn give(&mut self, text: &str) -> std::result::Result<u32, Trap> {
        let bytes: Vec<u8> = text.bytes().filter(|b| *b != 0).chain([0]).collect();
        let at: u32 = self.call("F", bytes.len() as u32)?; // malloc
        self.memory.write(&mut self.store, at as usize, &bytes).map_err(|e| Trap::new(e.to_string()))?;
        Ok(at)
    }
}

/// The text at this place of the memory, up to its end.
fn read(memory: &[u8], at: u32) -> String {
    let rest = memory.get(at as usize..).unwrap_or_default();
    let text = rest.split(|b| *b == 0).next().unwrap_or_default();
    String::from_utf8_lossy(text).into_owned()
}

fn memory(caller: &Caller<Said>) -> Option<Memory> {
    caller.get_export("z").and_then(|e| e.into_memory())
}

/// What no file system answers.
const NO_FILE: i32 = 8;

/// All that the engine may ask of the world, under the names that its imports have.
fn world(engine: &Engine) -> std::result::Result<Linker<Said>, Trap> {
    let mut w = Linker::new(engine);
    speech(&mut w)?;
    nothing(&mut w)?;
    w.func_wrap("a", "k", |mut caller: Caller<Said>, bytes: u32| -> u32 { u32::from(grow(&mut caller, bytes)) })?;
    let stop = |what: &'static str| move || -> std::result::Result<(), Trap> { Err(Trap::new(what)) };
    w.func_wrap("a", "h", stop("it gave up"))?; // abort
    w.func_wrap("a", "c", |code: i32| -> std::result::Result<(), Trap> {
        Err(Trap::new(format!("it ended with {code}")))
    })?;
    w.func_wrap("a", "b", |_: i32, _: i32, _: i32| -> std::result::Result<(), Trap> { Err(Trap::new("it gave up")) })?;
    w.func_wrap(
        "a",
        "a",
        |caller: Caller<Said>, what: u32, _: i32, _: i32, _: i32| -> std::result::Result<(), Trap> {
            let what = memory(&caller).map(|m| read(m.data(&caller), what)).unwrap_or_default();
            Err(Trap::new(format!("it does not hold that {what}")))
        },
    )?;
    Ok(w)
}

/// What the engine says: warnings, errors, and what it writes to its standard outputs.
fn speech(w: &mut Linker<Said>) -> std::result::Result<(), Trap> {
    w.func_wrap("a", "p", |mut caller: Caller<Said>, text: u32| -> i32 {
        if let Some(memory) = memory(&caller) {
            let text = read(memory.data(&caller), text);
            caller.data_mut().push_str(&text);
        }
        0
    })?;
    // fd_write(file, pieces, how many, where to note the number of bytes)
    w.func_wrap("a", "d", |mut caller: Caller<Said>, _: u32, pieces: u32, n: u32, sum: u32| -> i32 {
        let Some(memory) = memory(&caller) else { return NO_FILE };
        let data = memory.data(&caller);
        let number = |at: u32| data.get(at as usize..at as usize + 4)?.try_into().ok().map(u32::from_le_bytes);
        let piece = |i: u32| Some((number(pieces + 8 * i)? as usize, number(pieces + 8 * i + 4)? as usize));
        let parts: Vec<(usize, usize)> = (0..n).filter_map(piece).collect();
        let bytes: Vec<u8> = parts.iter().filter_map(|&(at, len)| data.get(at..at + len)).flatten().copied().collect();
        caller.data_mut().push_str(&String::from_utf8_lossy(&bytes));
        let written = (bytes.len() as u32).to_le_bytes();
        if memory.write(&mut caller, sum as usize, &written).is_ok() { 0 } else { NO_FILE }
    })?;
    Ok(())
}

/// Makes the memory at least this large, and a fifth larger than it was, so that it need not grow often.
fn grow(caller: &mut Caller<Said>, bytes: u32) -> bool {
    const PAGE: u64 = 65_536;
    let Some(memory) = memory(caller) else { return false };
    let pages = memory.size(&*caller);
    let wanted = u64::from(bytes).div_ceil(PAGE).max(pages + pages / 5);
    memory.grow(caller.as_context_mut(), wanted - pages).is_ok()
}

/// Questions about files, clocks, chance and surroundings.
fn nothing(w: &mut Linker<Said>) -> std::result::Result<(), Trap> {
    const NO_ENTRY: i32 = -44;
    let zeroes = |mut caller: Caller<Said>, at: u32, n: u32| -> i32 {
        let Some(memory) = memory(&caller) else { return NO_FILE };
        i32::from(memory.write(&mut caller, at as usize, &vec![0; n as usize]).is_err())
    };
    w.func_wrap("a", "u", zeroes)?; // random_get
    w.func_wrap("a", "t", move |mut caller: Caller<Said>, n: u32, size: u32| -> i32 {
        let Some(memory) = memory(&caller) else { return NO_FILE };
        [n, size].into_iter().map(|at| i32::from(memory.write(&mut caller, at as usize, &[0; 4]).is_err())).sum()
    })?; // environ_sizes_get
    w.func_wrap("a", "s", |_: i32, _: i32| -> i32 { 0 })?; // environ_get
    w.func_wrap("a", "x", move |caller: Caller<Said>, _: i32, _: i64, at: u32| zeroes(caller, at, 8))?; // clock_time_get
    w.func_wrap("a", "g", || -> f64 { 0.0 })?; // date_now
    w.func_wrap("a", "o", move |caller: Caller<Said>, _: i64, at: u32| zeroes(caller, at, 44))?; // localtime
    w.func_wrap("a", "q", |_: i32, _: i32, _: i32, _: i32| {})?; // tzset
    w.func_wrap("a", "y", |_: i32, _: i32, _: i32, _: i32| -> i32 { NO_ENTRY })?; // faccessat
    w.func_wrap("a", "l", |_: i32, _: i32, _: i32, _: i32| -> i32 { NO_ENTRY })?; // openat
    w.func_wrap("a", "v", |_: i32, _: i32, _: i32, _: i32| -> i32 { NO_ENTRY })?; // newfstatat
    w.func_wrap("a", "w", |_: i32, _: i32| -> i32 { -NO_FILE })?; // fstat64
    w.func_wrap("a", "f", |_: i32, _: i32, _: i32| -> i32 { -NO_FILE })?; // fcntl64
    w.func_wrap("a", "j", |_: i32, _: i32, _: i32| -> i32 { -NO_FILE })?; // ioctl
    w.func_wrap("a", "m", |_: i32, _: i32, _: i32, _: i32, _: i64, _: i32, _: i32| -> i32 { -NO_FILE })?; // mmap
    w.func_wrap("a", "n", |_: i32, _: i32, _: i32, _: i32, _: i32, _: i64| -> i32 { -NO_FILE })?; // munmap
    w.func_wrap("a", "e", |_: i32| -> i32 { NO_FILE })?; // fd_close
    w.func_wrap("a", "i", |_: i32, _: i32, _: i32, _: i32| -> i32 { NO_FILE })?; // fd_read
    w.func_wrap("a", "r", |_: i32, _: i64, _: i32, _: i32| -> i32 { NO_FILE })?; // fd_seek
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::lay_out;

    #[test]
    fn what_is_no_graph_is_an_error() {
        let error = lay_out("graph { a -- ").unwrap_err().to_string();
        assert!(error.starts_with("Graphviz cannot lay this out:") && error.contains("syntax error"), "{error}");
        assert!(lay_out("").is_err());
        assert!(lay_out("graph { a -- b }").is_ok(), "and the next one is laid out");
    }
}
