// Asks Node.js for something, and waits: what tests get at once there they get at once here.

export function ask(procedure, ...args) {
  const request = new XMLHttpRequest();
  request.open("POST", `/call/${procedure}`, false);
  request.send(JSON.stringify(args, (_, value) => (value === Infinity ? "(Infinity)" : value)));
  const { value, error } = JSON.parse(request.responseText);
  if (error) throw Object.assign(new Error(error.message), { name: error.name });
  return value;
}
